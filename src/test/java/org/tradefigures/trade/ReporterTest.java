package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.UnknownCodeException;

class ReporterTest {

  private static final Economy KENYA = Economy.of("KEN");

  @Test
  void isAnEconomyNobodyAloneOrNobodyKnowsWhom() {
    assertThat(Reporter.parse("KEN")).isEqualTo(Reporter.of(KENYA)).hasToString("KEN");
    assertThat(Reporter.of(KENYA).findEconomy()).hasValue(KENYA);
    assertThat(Reporter.parse("reconciled"))
        .isEqualTo(Reporter.RECONCILED)
        .hasToString("reconciled");
    assertThat(Reporter.RECONCILED.findEconomy()).isEmpty();
    assertThat(Reporter.parse("unknown")).isEqualTo(Reporter.UNKNOWN).hasToString("unknown");
    assertThat(Reporter.UNKNOWN.findEconomy()).isEmpty();
  }

  @Test
  void anUnknownEconomyIsNoUnknownReporter() {
    assertThatThrownBy(() -> Reporter.parse("KEM"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown economy 'KEM': not an ISO 3166-1 alpha-3 code; did you mean 'KEN' or 'KHM' or 'YEM'?");
    assertThatThrownBy(() -> Reporter.parse("")).isInstanceOf(UnknownCodeException.class);
  }

  @Test
  void exactlyAnEconomyNamesOne() {
    assertThatThrownBy(() -> new Reporter(Reporter.Kind.ECONOMY, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Reporter of kind ECONOMY with economy null: exactly the kind ECONOMY names one");
    assertThatThrownBy(() -> new Reporter(Reporter.Kind.RECONCILED, KENYA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Reporter of kind RECONCILED with economy KEN: exactly the kind ECONOMY names one");
    assertThatThrownBy(() -> Reporter.of(null)).hasMessage("economy");
    assertThatThrownBy(() -> new Reporter(null, null)).hasMessage("kind");
    assertThatThrownBy(() -> Reporter.parse(null)).hasMessage("text");
  }

  @Test
  void economiesComeFirst() {
    assertThat(Stream.of("unknown", "reconciled", "USA", "_X", "KEN").map(Reporter::parse).sorted())
        .extracting(Reporter::toString)
        .containsExactly("KEN", "USA", "_X", "reconciled", "unknown");
  }
}
