package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

  @Test
  void valuesStandInQuotes() {
    assertThat(Messages.quote("KEN")).isEqualTo("'KEN'");
    assertThat(Messages.quote("")).isEqualTo("''");
    assertThat(Messages.quote(17)).isEqualTo("'17'");
    assertThat(Messages.quote("Côte d’Ivoire 日本")).isEqualTo("'Côte d’Ivoire 日本'");
  }

  @Test
  void whatDoesNotShowIsWrittenOut() {
    assertThat(Messages.quote("a\0b\r\n\t\u001b[31m\u0085\uFFFD"))
        .isEqualTo("'a\\u0000b\\u000d\\u000a\\u0009\\u001b[31m\\u0085\\ufffd'");
  }

  @Test
  void longValuesAreCutAndTheirLengthTold() {
    assertThat(Messages.quote("x".repeat(60))).isEqualTo("'" + "x".repeat(60) + "'");
    assertThat(Messages.quote("x".repeat(61)))
        .isEqualTo("'" + "x".repeat(60) + "…' (61 characters)");
    assertThat(Messages.quote("9".repeat(10_000)))
        .isEqualTo("'" + "9".repeat(60) + "…' (10000 characters)");
    assertThat(Messages.quote("\n".repeat(100)))
        .isEqualTo("'" + "\\u000a".repeat(60) + "…' (100 characters)");
    assertThat(Messages.quoteWhole("x\n".repeat(50))).isEqualTo("'" + "x\\u000a".repeat(50) + "'");
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(Messages.quote("x".repeat(59) + "🫖🫖"))
        .isEqualTo("'" + "x".repeat(59) + "…' (63 characters)");
    assertThat(Messages.quote("x".repeat(58) + "🫖🫖"))
        .isEqualTo("'" + "x".repeat(58) + "🫖…' (62 characters)");
  }

  @Test
  void severalValuesAreSeparatedByCommas() {
    assertThat(Messages.quoteAll(List.of("KEN", "UGA"))).isEqualTo("'KEN', 'UGA'");
    assertThat(Messages.quoteAll(List.of("KEN"))).isEqualTo("'KEN'");
    assertThat(Messages.quoteAll(List.of())).isEmpty();
  }
}
