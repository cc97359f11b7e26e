package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tradefigures.jqwik.TradeArbitraries;

class TradeFlowProperties {

  @Property
  void parseIsTheInverseOfToString(@ForAll TradeFlow flow) {
    TradeFlow read = TradeFlow.parse(flow.toString());
    assertThat(read).isEqualTo(flow).hasSameHashCodeAs(flow).isEqualByComparingTo(flow);
  }

  @Property
  void theBuilderReadsEveryFieldBack(@ForAll TradeFlow flow) {
    TradeFlow.Builder builder = TradeFlow.builder();
    flow.fields().forEach(builder::set);
    assertThat(builder.build()).isEqualTo(flow);
    assertThat(flow.toBuilder().build()).isEqualTo(flow);
  }

  @Property
  void fieldsAreThoseThatAreTold(@ForAll TradeFlow flow) {
    assertThat(flow.fields())
        .allSatisfy((field, text) -> assertThat(text).isEqualTo(flow.get(field)));
    assertThat(flow.fields().keySet())
        .containsAll(Arrays.stream(TradeField.values()).filter(TradeField::isRequired).toList());
    EnumSet<TradeField> left = EnumSet.allOf(TradeField.class);
    left.removeAll(flow.fields().keySet());
    assertThat(left).allSatisfy(field -> assertThat(flow.get(field)).isIn(null, "W00", "C00", "0"));
  }

  @Property
  void theOrderGoesWithEquality(@ForAll TradeFlow one, @ForAll TradeFlow other) {
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(-Integer.signum(other.compareTo(one)));
    if (one.period().compareTo(other.period()) < 0) {
      assertThat(one).isLessThan(other);
    }
  }

  @Property
  void theOrderGoesWithEqualityAmongFlowsThatAreAlike(
      @ForAll("alike") TradeFlow one, @ForAll("alike") TradeFlow other) {
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(-Integer.signum(other.compareTo(one)));
  }

  @Property
  void theSameFigureSeenFromTheOtherSide(@ForAll TradeFlow flow) {
    TradeFlow mirror = flow.mirror();
    assertThat(mirror.exporter()).isEqualTo(flow.exporter());
    assertThat(mirror.importer()).isEqualTo(flow.importer());
    assertThat(mirror.economy()).isEqualTo(flow.partner());
    assertThat(mirror.partner()).isEqualTo(flow.economy());
    assertThat(mirror.direction()).isNotEqualTo(flow.direction());
    assertThat(
            mirror.toBuilder()
                .economy(flow.economy())
                .partner(flow.partner())
                .direction(flow.direction())
                .build())
        .isEqualTo(flow);
  }

  @Property
  void mirroredTwiceIsTheFlowOfThePlainDirection(@ForAll TradeFlow flow) {
    FlowDirection plain = flow.direction().isImport() ? FlowDirection.IMPORT : FlowDirection.EXPORT;
    assertThat(flow.mirror().mirror()).isEqualTo(flow.toBuilder().direction(plain).build());
  }

  @Property
  void oneSideExportsAndTheOtherImports(@ForAll TradeFlow flow) {
    assertThat(flow.direction().isExport() ? flow.exporter() : flow.importer())
        .isEqualTo(flow.economy());
    assertThat(flow.direction().isExport() ? flow.importer() : flow.exporter())
        .isEqualTo(flow.partner());
  }

  @Property
  void aValueIsThereExactlyWhereTheStatusSaysSoAndIsExactAsMoney(@ForAll TradeFlow flow) {
    assertThat(flow.amount().isPresent()).isEqualTo(flow.status().hasValue());
    flow.amount()
        .ifPresent(
            amount -> {
              assertThat(amount.getCurrency()).isEqualTo(flow.currency());
              assertThat(amount.getNumber().numberValueExact(BigDecimal.class))
                  .isEqualByComparingTo(flow.value());
              assertThat(flow.toBuilder().amount(amount).build()).isEqualTo(flow);
            });
  }

  @Property
  void zerosAtTheEndOfAValueMakeNoDifference(
      @ForAll TradeFlow flow, @ForAll @IntRange(max = 40) int zeros) {
    BigDecimal value = flow.value();
    Assume.that(value != null);
    assertThat(flow.withValue(value.setScale(value.scale() + zeros))).isEqualTo(flow);
  }

  @Property
  void aNewValueOfAnAbsentFigureIsANormalOne(@ForAll TradeFlow flow) {
    TradeFlow valued = flow.withValue(BigDecimal.TEN);
    assertThat(valued.value()).isEqualTo("10");
    assertThat(valued.status())
        .isEqualTo(flow.status().hasValue() ? flow.status() : ObservationStatus.NORMAL);
  }

  @Provide
  Arbitrary<TradeFlow> alike() {
    return TradeArbitraries.flows()
        .economies("KEN")
        .partners("USA")
        .reporters("USA", "unknown")
        .years(2024, 2024)
        .currencies("USD")
        .directions(FlowDirection.EXPORT)
        .commodities(TradeArbitraries.commodities().atLevel(0))
        .withoutBreakdown();
  }
}
