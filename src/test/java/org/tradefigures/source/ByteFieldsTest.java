package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteFieldsTest {

  /** Texts of each length from nothing up to more than two words, in their order. */
  private static final List<String> IN_ORDER =
      List.of(
          "",
          "0",
          "9",
          "A",
          "~",
          "09",
          "10",
          "AB",
          "AC",
          "BA",
          "\u00e9",
          "\u00ea",
          "090",
          "abcdefg",
          "abcdefh",
          "bbcdefg",
          "abcdefgh",
          "abcdefgi",
          "bbcdefgh",
          "\u00e9\u00e9\u00e9\u00e9",
          "abcdefghijklmnopq",
          "abcdefghijklmnopr");

  /** The number of a text that stands somewhere among others. */
  private static int of(ByteFields fields, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] among = ("xyz" + text + "," + "?".repeat(20)).getBytes(StandardCharsets.UTF_8);
    return fields.of(among, (long) bytes.length << Integer.SIZE | 3);
  }

  @Test
  void everyTextHasOneNumberInTheOrderInWhichTheyAreMet() {
    ByteFields fields = new ByteFields();
    for (int turn = 0; turn < 2; turn++) {
      for (int number = 0; number < IN_ORDER.size(); number++) {
        assertThat(of(fields, IN_ORDER.get(number))).isEqualTo(number);
      }
      assertThat(fields.size()).isEqualTo(IN_ORDER.size());
    }
    assertThat(IntStream.range(0, fields.size()).mapToObj(fields::text)).isEqualTo(IN_ORDER);
  }

  @Test
  void manyTextsAreToldApart() {
    ByteFields fields = new ByteFields();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      texts.add(String.valueOf(i));
      texts.add("a long text with a number: " + i);
    }
    for (int turn = 0; turn < 2; turn++) {
      for (int number = 0; number < texts.size(); number++) {
        assertThat(of(fields, texts.get(number))).isEqualTo(number);
      }
    }
    assertThat(fields.size()).isEqualTo(texts.size());
  }

  /** They make the same number where each byte counts 31 times as much as the next. */
  @Test
  void longTextsThatLookAlikeAreToldApart() {
    ByteFields fields = new ByteFields();
    for (int turn = 0; turn < 2; turn++) {
      assertThat(of(fields, "AaAaAaAa")).isEqualTo(0);
      assertThat(of(fields, "BBBBBBBB")).isEqualTo(1);
      assertThat(of(fields, "AaBBAaBB")).isEqualTo(2);
    }
  }

  @Test
  void shortTextsAreFoundOnceTheyWereMet() {
    ByteFields fields = new ByteFields();
    of(fields, "KEN");
    of(fields, "KE");
    long word = Words.at("KENxyzwv".getBytes(StandardCharsets.UTF_8), 0);
    assertThat(fields.find(ByteFields.key(word, 3))).isZero();
    assertThat(fields.find(ByteFields.key(word, 2))).isEqualTo(1);
    assertThat(fields.find(ByteFields.key(word, 1))).isEqualTo(-1);
    assertThat(fields.find(ByteFields.key(word, 4))).isEqualTo(-1);
    assertThat(fields.find(ByteFields.key(word, 0))).isEqualTo(-1);
  }

  @Test
  void textsComeAfterShorterOnesAndAmongEquallyLongOnesByTheirBytes() {
    ByteFields fields = new ByteFields();
    IN_ORDER.forEach(text -> of(fields, text));
    for (int one = 0; one < IN_ORDER.size(); one++) {
      for (int other = 0; other < IN_ORDER.size(); other++) {
        int order = Integer.compare(one, other);
        assertThat(Integer.signum(fields.compare(one, other))).isEqualTo(order);
        assertThat(Integer.signum(ByteFields.compare(IN_ORDER.get(one), IN_ORDER.get(other))))
            .isEqualTo(order);
      }
    }
  }

  /** Of two long texts this is not known: they have to be compared. */
  @Test
  void aRowIsSurelyAfterTheOneBeforeIfItsTextIs() {
    ByteFields fields = new ByteFields();
    IN_ORDER.forEach(text -> of(fields, text));
    int shorts = IN_ORDER.indexOf("abcdefgh") + 1;
    int[] rows = IntStream.range(0, shorts).toArray();
    assertThat(fields.notAfter(rows, 1, shorts)).isEqualTo(shorts);
    for (int row = 1; row < shorts; row++) {
      int[] same = rows.clone();
      same[row] = same[row - 1];
      assertThat(fields.notAfter(same, 1, shorts)).isEqualTo(row);
      assertThat(fields.notAfter(same, 1, row)).isEqualTo(row);
      int[] before = rows.clone();
      before[row] = 0;
      assertThat(fields.notAfter(before, row, shorts)).isEqualTo(row);
    }
    assertThat(fields.notAfter(new int[] {shorts - 1, shorts}, 1, 2)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "\u0000", "a\r", "\n", "0123456789\"", "\"0123456789"})
  void textsThatMeanSomethingElseRowByRowAreNone(String text) {
    assertThatThrownBy(() -> of(new ByteFields(), text))
        .isInstanceOf(GiveUp.class)
        .isNotInstanceOf(GiveUp.NotUtf8.class);
  }

  @Test
  void bytesThatAreNoUtf8AreToldApart() {
    byte[] bytes = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> ByteFields.sound(bytes, 0, 4)).isInstanceOf(GiveUp.NotUtf8.class);
    assertThat(ByteFields.sound(bytes, 0, 3)).isEqualTo("caf");
  }
}
