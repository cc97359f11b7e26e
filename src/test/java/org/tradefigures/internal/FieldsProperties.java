package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldsProperties {

  @Property
  void whatIsWrittenIsReadBackInItsOrder(@ForAll("fields") Map<String, String> fields) {
    String text = Fields.format(fields);
    assertThat(Fields.parse(text)).containsExactlyEntriesOf(fields);
    assertThat(text).doesNotContain("\n", "\r");
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll("texts") String text) {
    Throwable refused = catchThrowable(() -> Fields.parse(text));
    if (refused == null) {
      assertThat(Fields.parse(Fields.format(Fields.parse(text)))).isEqualTo(Fields.parse(text));
    } else {
      assertThat(refused).isExactlyInstanceOf(IllegalArgumentException.class);
    }
  }

  @Provide
  Arbitrary<Map<String, String>> fields() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("abc_9").ofMaxLength(4).map(n -> "n" + n);
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.strings(),
            Arbitraries.strings().withChars(" =\"\\\n\r\tnx").ofMaxLength(6));
    return Arbitraries.maps(names, values).ofMaxSize(5).map(LinkedHashMap::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab= \"\\").ofMaxLength(12);
  }
}
