package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.Table;

/** What holds for every indicator that is made of shares in totals of the data. */
abstract class StructureContract {

  /** Every variant, for all that the fixture has figures for. */
  abstract List<IndicatorQuery> variants();

  /** Complete data for which every value is defined. */
  abstract TradeTable fixture();

  private TradeTable changed(UnaryOperator<String> change) {
    List<TradeFlow> flows =
        fixture().flows().stream().map(f -> TradeFlow.parse(change.apply(f.toString()))).toList();
    return TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
  }

  private static List<String> values(IndicatorResult result) {
    return result.values().stream().map(v -> v.key() + " " + v.value()).toList();
  }

  @Test
  final void everyValueOfTheFixtureIsDefined() {
    for (IndicatorQuery query : variants()) {
      IndicatorResult result = query.from(fixture());
      assertThat(result.size()).isPositive();
      assertThat(result.values()).allMatch(IndicatorValue::isDefined);
    }
  }

  @Test
  final void theOrderOfRowsDoesNotMatter() {
    List<TradeFlow> flows = new ArrayList<>(fixture().flows());
    Collections.shuffle(flows, new Random(7));
    TradeTable shuffled = TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
    for (IndicatorQuery query : variants()) {
      assertThat(values(query.from(shuffled))).isEqualTo(values(query.from(fixture())));
    }
  }

  @Test
  final void aSplitRowCountsTheSame() {
    List<TradeFlow> parts = new ArrayList<>();
    for (TradeFlow flow : fixture().flows()) {
      BigDecimal part = flow.value().multiply(new BigDecimal("0.375"));
      String text = flow.toString();
      String value = "value=" + flow.value().toPlainString();
      parts.add(
          TradeFlow.parse(
              text.replace(value, "value=" + part.toPlainString()) + " transport=1000"));
      parts.add(
          TradeFlow.parse(
              text.replace(value, "value=" + flow.value().subtract(part).toPlainString())
                  + " transport=2100"));
    }
    TradeTable split = TradeTable.of(parts).withCoverage(Coverage.COMPLETE);
    for (IndicatorQuery query : variants()) {
      assertThat(values(query.from(split))).isEqualTo(values(query.from(fixture())));
    }
  }

  @Test
  final void theUnitOfMoneyDoesNotMatter() {
    List<TradeFlow> inShillings = new ArrayList<>();
    for (TradeFlow flow : fixture().flows()) {
      BigDecimal value = flow.value().multiply(new BigDecimal("134.82"));
      inShillings.add(
          TradeFlow.parse(
              flow.toString()
                  .replace("currency=USD", "currency=KES")
                  .replace(
                      "value=" + flow.value().toPlainString(), "value=" + value.toPlainString())));
    }
    TradeTable converted = TradeTable.of(inShillings).withCoverage(Coverage.COMPLETE);
    for (IndicatorQuery query : variants()) {
      assertThat(values(query.from(converted))).isEqualTo(values(query.from(fixture())));
    }
  }

  @Test
  final void aMissingFigureLeavesWhatNeedsItUndefined() {
    TradeTable missing =
        changed(
            text ->
                text.contains("economy=BEN") && text.contains("H6:0102")
                    ? text.replaceAll("value=\\d+ ?", "").replace("status=normal", "status=missing")
                    : text);
    for (IndicatorQuery query : variants()) {
      assertThat(query.from(missing).values())
          .filteredOn(v -> !v.isDefined())
          .isNotEmpty()
          .allMatch(
              v ->
                  v.undefined() == Undefined.INCOMPLETE_INPUT
                      || v.undefined() == Undefined.MISSING_INPUT);
      assertThat(query.missingAsZero().from(missing).values())
          .noneMatch(v -> v.undefined() == Undefined.INCOMPLETE_INPUT);
    }
  }

  @Test
  final void differentCurrenciesAreRefused() {
    TradeTable mixed =
        changed(
            text ->
                text.contains("economy=BEN") && text.contains("H6:0102")
                    ? text.replace("currency=USD", "currency=KES")
                    : text);
    for (IndicatorQuery query : variants()) {
      assertThatThrownBy(() -> query.from(mixed))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessageStartingWith("Can't add up different currencies 'KES', 'USD': ");
    }
  }

  @Test
  final void codesOfDifferentEditionsAreRefused() {
    TradeTable mixed =
        changed(text -> text.contains("economy=BEN") ? text.replace("H6:0102", "H5:0102") : text);
    for (IndicatorQuery query : variants()) {
      assertThatThrownBy(() -> query.from(mixed))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessageMatching(
              "Can't add up different classifications 'H5:\\d+', 'H6:\\d+': pick one with where\\(q -> q[.]commodities\\(…\\)\\) or convert them"
                  + "(, or keep them apart with by\\(COMMODITY, …\\))?");
    }
  }

  @Test
  final void theWorldBesidePartnersIsRefused() {
    List<TradeFlow> flows = new ArrayList<>(fixture().flows());
    flows.add(
        Figures.flow(
            "reporter=reconciled economy=BEN direction=X partner=W00 commodity=H6:0102 value=7"));
    TradeTable overlapping = TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
    for (IndicatorQuery query : variants()) {
      assertThatThrownBy(() -> query.from(overlapping))
          .isInstanceOf(OverlapException.class)
          .hasMessageStartingWith("Can't add up partner 'W00' beside ");
    }
  }

  @Test
  final void aSelectionIsToldToBeOne() {
    TradeTable selection = fixture().withCoverage(Coverage.SELECTION);
    for (IndicatorQuery query : variants()) {
      assertThat(query.from(selection).values())
          .allMatch(v -> v.notes().stream().anyMatch(note -> note.endsWith("are a selection")));
      assertThat(query.from(fixture()).values())
          .noneMatch(v -> v.notes().stream().anyMatch(note -> note.endsWith("are a selection")));
    }
  }

  @Test
  final void theTableAndTheRowsHoldWhatTheValuesTell() {
    for (IndicatorQuery query : variants()) {
      IndicatorResult result = query.from(fixture());
      Table table = result.table();
      for (int row = 0; row < result.size(); row++) {
        IndicatorValue value = result.values().get(row);
        assertThat(result.number(row)).isCloseTo(value.value().doubleValue(), within(1e-14));
        assertThat(table.doubleColumn("value").get(row)).isEqualTo(result.number(row));
        assertThat(result.numbers()[row]).isEqualTo(result.number(row));
        assertThat(result.value(row)).contains(value.value());
        assertThat(result.get(value.key().values().toArray())).isEqualTo(value);
        assertThat(value.inputs()).isNotEmpty();
        for (Input input : value.inputs()) {
          Object cell = table.column(input.name()).get(row);
          assertThat(cell)
              .isEqualTo(
                  input.currency() == null
                      ? (Object) input.value().doubleValue()
                      : input.amount().orElseThrow());
        }
      }
    }
  }

  @Test
  final void itExplainsItself() {
    for (IndicatorQuery query : variants()) {
      IndicatorValue value = query.from(fixture()).values().get(0);
      assertThat(value.explain())
          .startsWith(value.indicator().name())
          .contains("\n  " + value.indicator().formula() + "\n")
          .contains("\n    from s");
    }
  }

  @Test
  final void noFiguresGiveNoValue() {
    for (IndicatorQuery query : variants()) {
      assertThat(query.in(1900).from(fixture()).values()).isEmpty();
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double difference) {
    return org.assertj.core.data.Offset.offset(difference);
  }
}
