package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EconomyProperties {

  @Provide
  Arbitrary<Economy> economies() {
    return Arbitraries.of(Economy.all());
  }

  @Property
  void parseIsTheInverseOfToString(@ForAll("economies") Economy economy) {
    assertThat(Economy.parse(economy.toString())).isEqualTo(economy);
    assertThat(Economy.find(economy.code())).contains(economy);
    assertThat(Economy.ofLetters(economy + " ")).isEqualTo(economy);
  }

  @Property
  void everyCodeAndNameLeadsBack(@ForAll("economies") Economy economy) {
    Optional<String> alpha2 = economy.alpha2();
    OptionalInt m49 = economy.m49();
    alpha2.ifPresent(code -> assertThat(Economy.ofAlpha2(code)).isEqualTo(economy));
    m49.ifPresent(number -> assertThat(Economy.ofM49(number)).isEqualTo(economy));
    assertThat(economy.comtradeNumbers())
        .allSatisfy(number -> assertThat(Economy.ofComtrade(number)).isEqualTo(economy));
    assertThat(economy.censusCodes())
        .allSatisfy(code -> assertThat(Economy.ofCensus(code)).isEqualTo(economy));
    assertThat(economy.names())
        .contains(economy.name())
        .allSatisfy(
            name -> assertThat(Economy.ofName(name.toUpperCase(Locale.ROOT))).isEqualTo(economy));
  }

  @Property
  void anyTextIsAnEconomyOrAnErrorThatQuotesIt(@ForAll String text) {
    Optional<Economy> found = Economy.find(text);
    if (found.isPresent()) {
      assertThat(Economy.of(text)).hasToString(text);
    } else {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Economy.of(text)))
          .isInstanceOfSatisfying(
              UnknownCodeException.class, e -> assertThat(e.code()).isEqualTo(text));
    }
  }
}
