package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

  @Test
  void valuesAreQuotedWhereTheyHaveTo() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("period", "2024-01-01/P10M");
    fields.put("as_printed", "$737 million");
    fields.put("note", "say \"1 = 2\"\nor\\not\r\t");
    fields.put("empty", "");
    String text =
        "period=2024-01-01/P10M as_printed=\"$737 million\" note=\"say \\\"1 = 2\\\"\\nor\\\\not\\r\\t\" empty=\"\"";
    assertThat(Fields.format(fields)).isEqualTo(text);
    assertThat(Fields.parse(text)).containsExactlyEntriesOf(fields);
  }

  @Test
  void nothingIsNoFields() {
    assertThat(Fields.format(Map.of())).isEmpty();
    assertThat(Fields.parse("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "period|1",
        " a=1|1",
        "a=1  b=2|5",
        "a=1 b|5",
        "a=1 B=2|5",
        "a=x y|5",
        "a=\"x|1",
        "a=\"x\\\"|1",
        "a=\"x\"y|1",
        "a=x\"y|1",
        "a=|1",
        "a=b=c|1",
        "1=a|1",
      })
  void whatIsNoPairIsRefusedWithItsPlace(String text, int place) {
    assertThatThrownBy(() -> Fields.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no name=value pair at character "
                + place
                + "; put values with blanks into double quotes");
  }

  @Test
  void aFieldStandsOnce() {
    assertThatThrownBy(() -> Fields.parse("a=1 b=2 a=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field 'a' stands twice");
  }

  @Test
  void longValuesAreRead() {
    String value = "x \"\\".repeat(250_000);
    assertThat(Fields.parse(Fields.format(Map.of("a", value)))).isEqualTo(Map.of("a", value));
    String open = "a=\"" + "x ".repeat(500_000);
    assertThatThrownBy(() -> Fields.parse(open)).isInstanceOf(IllegalArgumentException.class);
  }
}
