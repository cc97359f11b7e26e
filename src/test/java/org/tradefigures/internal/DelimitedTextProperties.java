package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DelimitedTextProperties {

  /** One record as the cursor tells it. */
  private record Told(List<String> fields, long line, boolean sound) {}

  @Property
  void whatIsWrittenAsRfc4180IsReadBack(
      @ForAll("records") List<List<String>> records,
      @ForAll("separators") char separator,
      @ForAll("lineEnds") String lineEnd,
      @ForAll boolean mark,
      @ForAll boolean quoteAll)
      throws IOException {
    StringBuilder text = new StringBuilder(mark ? "\uFEFF" : "");
    List<Told> expected = new ArrayList<>();
    long line = 1;
    for (List<String> record : records) {
      String written =
          record.stream()
                  .map(field -> quoteAll ? quoted(field) : quotedIfNeeded(field, separator))
                  .collect(Collectors.joining(String.valueOf(separator)))
              + lineEnd;
      text.append(written);
      expected.add(new Told(record, line, true));
      line += written.split("\r\n|\r|\n", -1).length - 1;
    }
    assertThat(read(new StringReader(text.toString()), separator)).isEqualTo(expected);
  }

  @Property
  void anyTextIsReadToItsEnd(@ForAll("texts") String text) throws IOException {
    List<Told> records = read(new StringReader(text), ',');
    long lines = text.split("\r\n|\r|\n", -1).length;
    long before = 0;
    for (Told record : records) {
      assertThat(record.line()).isGreaterThan(before).isLessThanOrEqualTo(lines);
      assertThat(record.fields()).isNotEmpty();
      before = record.line();
    }
    assertThat(records.isEmpty()).isEqualTo(text.replaceFirst("^\uFEFF", "").isEmpty());
  }

  @Property
  void withoutQuotesARecordIsALineAndItsFieldsAreItsParts(@ForAll("unquoted") String text)
      throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lines.add(List.of(line.split(",", -1)));
    }
    if (lines.get(lines.size() - 1).equals(List.of(""))) {
      lines.remove(lines.size() - 1);
    }
    assertThat(read(new StringReader(text), ',').stream().map(Told::fields)).isEqualTo(lines);
  }

  @Property
  void itDoesNotMatterHowTheTextArrives(@ForAll("texts") String text) throws IOException {
    assertThat(read(oneByOne(text), ',')).isEqualTo(read(new StringReader(text), ','));
  }

  private static List<Told> read(Reader text, char separator) throws IOException {
    List<Told> records = new ArrayList<>();
    try (DelimitedText cursor = DelimitedText.of(text, separator)) {
      while (cursor.next()) {
        assertThat(cursor.fields()).hasSize(cursor.size());
        records.add(new Told(cursor.fields(), cursor.line(), cursor.fault().isEmpty()));
      }
      assertThat(cursor.next()).isFalse();
    }
    return records;
  }

  private static Reader oneByOne(String text) {
    return new StringReader(text) {
      @Override
      public int read(char[] target, int start, int length) throws IOException {
        return super.read(target, start, Math.min(length, 1));
      }
    };
  }

  private static String quotedIfNeeded(String field, char separator) {
    boolean plain = field.chars().noneMatch(c -> c == separator || "\"\r\n\uFEFF".indexOf(c) >= 0);
    return plain ? field : quoted(field);
  }

  private static String quoted(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }

  @Provide
  Arbitrary<List<List<String>>> records() {
    Arbitrary<String> fields =
        Arbitraries.oneOf(
            Arbitraries.strings().filter(s -> s.indexOf('\0') < 0 && s.indexOf('\uFFFD') < 0),
            Arbitraries.strings().withChars("ab\",;\t\r\n #\uFEFF").ofMaxLength(6));
    return fields.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Provide
  Arbitrary<String> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("ab\",\r\n\0\uFFFD\uFEFF").ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> unquoted() {
    return Arbitraries.strings().withChars("ab,\r\n ").ofMaxLength(20);
  }
}
