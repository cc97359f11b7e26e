package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommodityProperties {

  @Provide
  Arbitrary<Commodity> commodities() {
    List<Commodity> chapters = Commodity.total(Classification.H6).children();
    List<Commodity> finer =
        chapters.stream()
            .flatMap(c -> c.children().stream())
            .flatMap(h -> Stream.concat(Stream.of(h), h.children().stream()))
            .toList();
    Arbitrary<Commodity> sitc =
        Combinators.combine(
                Arbitraries.of(
                    Classification.S1, Classification.S2, Classification.S3, Classification.S4),
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(5))
            .as(Commodity::of);
    Arbitrary<Commodity> total = Arbitraries.of(Classification.class).map(Commodity::total);
    return Arbitraries.oneOf(Arbitraries.of(chapters), Arbitraries.of(finer), sitc, total);
  }

  @Property
  void parseIsTheInverseOfToString(@ForAll("commodities") Commodity commodity) {
    assertThat(Commodity.parse(commodity.toString())).isEqualTo(commodity);
  }

  @Property
  void aParentIsCoarserAndIncludesItsChild(@ForAll("commodities") Commodity commodity) {
    commodity
        .parent()
        .ifPresent(
            parent -> {
              assertThat(parent.level()).isLessThan(commodity.level());
              assertThat(parent.includes(commodity)).isTrue();
              assertThat(commodity.includes(parent)).isFalse();
              assertThat(commodity.atLevel(parent.level())).isEqualTo(parent);
            });
    assertThat(commodity.parent().isEmpty()).isEqualTo(commodity.isTotal());
  }

  @Property
  void includingGoesWithTheOrder(
      @ForAll("commodities") Commodity one, @ForAll("commodities") Commodity other) {
    if (one.includes(other)) {
      assertThat(one).isLessThanOrEqualTo(other);
    }
    assertThat(one.includes(other) && other.includes(one)).isEqualTo(one.equals(other));
  }

  @Property
  void anyTextIsACodeOrAnErrorThatQuotesIt(
      @ForAll Classification classification, @ForAll String code) {
    Throwable thrown = catchThrowable(() -> Commodity.of(classification, code));
    if (thrown != null) {
      assertThat(thrown)
          .isInstanceOfSatisfying(
              TradeParseException.class, e -> assertThat(e.value()).isEqualTo(code));
    } else {
      assertThat(Commodity.of(classification, code).code()).isEqualTo(code);
    }
  }
}
