package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelimitedTextTest {

  private static List<String> read(DelimitedText cursor) throws IOException {
    List<String> records = new ArrayList<>();
    try (cursor) {
      while (cursor.next()) {
        String fault = cursor.fault().map(f -> " !" + f).orElse("");
        records.add(cursor.line() + String.join("|", cursor.fields()) + fault);
      }
    }
    return records;
  }

  private static List<String> read(String text) throws IOException {
    return read(DelimitedText.of(new StringReader(text), ','));
  }

  @Test
  void readsQuotedFieldsAndEveryLineEnd() throws IOException {
    assertThat(read("\uFEFFa,b\r\n\"c,\"\"d\"\"\",\"e\nf\rg\r\nh\"\ri,\nj"))
        .containsExactly("1a|b", "2c,\"d\"|e\nf\rg\r\nh", "6i|", "7j");
    assertThat(read("")).isEmpty();
    assertThat(read("\n \n")).containsExactly("1", "2 ");
  }

  @Test
  void saysWhatIsWrongWithARecordAndGoesOn() throws IOException {
    assertThat(read("a\"b,c\n\"a\"b,c\na\0,b\na,\uFFFD\nd,e\nf,\"g\nh"))
        .containsExactly(
            "1a\"b|c !a quote inside a field that does not start with one",
            "2ab|c !text after a closing quote",
            "3a\0|b !a NUL character",
            "4a|\uFFFD !bytes that are no UTF-8: save the file as UTF-8",
            "5d|e",
            "6f|g\nh !a quote that is never closed");
  }

  @Test
  void keepsNoEndlessFieldAndNoEndlessRecord() throws IOException {
    DelimitedText cursor = DelimitedText.of(new StringReader("x".repeat(3_000_000) + "\ny"), ',');
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.get(0)).hasSize(1_000_000);
    assertThat(cursor.fault())
        .hasValue("a field of more than 1000000 characters; is a quote not closed?");
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.fields()).containsExactly("y");

    cursor = DelimitedText.of(new StringReader(",".repeat(30_000) + "\ny"), ',');
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.size()).isEqualTo(10_000);
    assertThat(cursor.fault()).hasValue("more than 10000 fields");
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.fault()).isEmpty();
  }

  @Test
  void passesOverCommentsWhereTheyAreAllowed() throws IOException {
    String text = "# one\n\n# two\na;b\n#c;d\n";
    assertThat(read(DelimitedText.of(new StringReader(text), ';')))
        .containsExactly("1# one", "2", "3# two", "4a|b", "5#c|d");
    assertThat(read(DelimitedText.withLeadingComments(new StringReader(text), ';')))
        .containsExactly("2", "4a|b", "5#c|d");
    assertThat(read(DelimitedText.withComments(new StringReader(text), ';')))
        .containsExactly("2", "4a|b");
  }
}
