package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.TradeParseException;

class GapRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "previous within 1", "nearest within 10000", "interpolate within 3"})
  void parsesWhatItPrints(String text) {
    assertThat(GapRule.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "previous",
        "none within 0",
        "none within 1",
        "previous within 0",
        "previous within -1",
        "next within 1",
        "nearest within 10001",
        "PREVIOUS within 1"
      })
  void refusesOtherText(String text) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> GapRule.parse(text))
        .withMessage(
            "Malformed gap rule '"
                + text
                + "': accepted are 'none' and such as 'previous within 3', 'nearest within 3', 'interpolate within 3'");
  }

  @Test
  void refusesAReachOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GapRule.previous(0))
        .withMessage(
            "Gap rule 'previous' within 0 periods: accepted are 1 to 10000 periods, and 0 for 'none'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GapRule(GapRule.Method.NONE, 1))
        .withMessage(
            "Gap rule 'none' within 1 periods: accepted are 1 to 10000 periods, and 0 for 'none'");
  }
}
