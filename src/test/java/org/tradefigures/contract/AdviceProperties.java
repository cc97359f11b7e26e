package org.tradefigures.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.tradefigures.indicator.BalassaRca;
import org.tradefigures.indicator.EconomicComplexity;
import org.tradefigures.indicator.HerfindahlHirschman;
import org.tradefigures.indicator.IndicatorQuery;
import org.tradefigures.indicator.TotalTrade;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.indicator.TradeGrowth;
import org.tradefigures.indicator.TradeShare;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;

/** Whatever is refused, whoever follows the advice is not refused the same two figures again. */
class AdviceProperties {

  /** What a message asks to call, of the query that an indicator hands on or of whoever asked. */
  private static final Pattern CALL =
      Pattern.compile("(where\\(q -> q\\.)?" + TradeAdviceContract.CALL.pattern());

  @Property(tries = 300)
  void adviceOnSumsFits(
      @ForAll("flows") List<TradeFlow> flows, @ForAll("queries") TradeQuery query) {
    follow(
        flows,
        (table, advice) -> table.aggregate(advice == null ? query : advice.followedBy(query)));
  }

  @Property(tries = 1000)
  void adviceOnIndicatorsFits(
      @ForAll("flows") List<TradeFlow> flows,
      @ForAll("indicators") IndicatorQuery indicator,
      @ForAll("dimensions") List<Dimension<?>> by) {
    IndicatorQuery query = indicator.by(by.toArray(Dimension<?>[]::new));
    follow(
        flows,
        (table, advice) -> (advice == null ? query : advice.followedBy(query, by)).from(table));
  }

  /** A call that a refusal advises, and one of the two values that it tells. */
  private record Advice(boolean isHandedOn, String call, String of, String value) {

    static Advice of(MatchResult told, String value) {
      return new Advice(told.group(1) != null, told.group(2), told.group(3), value);
    }

    TradeQuery followedBy(TradeQuery query) {
      assertThat(isHandedOn).as("%s of a query", this).isFalse();
      return TradeAdviceContract.followed(query, call, of, value);
    }

    IndicatorQuery followedBy(IndicatorQuery indicator, List<Dimension<?>> by) {
      if (isHandedOn) {
        return indicator.where(q -> TradeAdviceContract.followed(q, call, of, value));
      }
      return switch (call) {
        case "by" -> indicator.by(more(by).toArray(Dimension<?>[]::new));
        case "in" -> indicator.in(Period.parse(value));
        case "latest" -> indicator;
        default -> throw new AssertionError("Indicators have no such method: " + this);
      };
    }

    /** One by one periods are told apart, unless something else is asked. */
    private List<Dimension<?>> more(List<Dimension<?>> by) {
      List<Dimension<?>> more = new ArrayList<>(by.isEmpty() ? List.of(Dimension.PERIOD) : by);
      more.add(Dimension.parse(of.replace(", …", "").toLowerCase(Locale.ROOT)));
      return more;
    }
  }

  private interface Question {
    void ask(TradeTable table, @Nullable Advice advice);
  }

  private static void follow(List<TradeFlow> flows, Question question) {
    TradeTable table;
    try {
      table = TradeTable.of(flows);
    } catch (SecondFigureException e) {
      return;
    }
    Optional<IllegalArgumentException> refusal = refusal(table, question, null);
    if (refusal.filter(AdviceProperties::isOfSums).isEmpty()) {
      return;
    }
    String message = String.valueOf(refusal.get().getMessage());
    for (MatchResult told : CALL.matcher(message).results().toList()) {
      for (String value : TradeAdviceContract.values(refusal.get())) {
        Advice advice = Advice.of(told, value);
        Optional<IllegalArgumentException> again =
            refusal(advice.call().equals("latest") ? table.latest() : table, question, advice);
        assertThat(again.map(AdviceProperties::reason))
            .as("%s in %s", advice, message)
            .isNotEqualTo(refusal.map(AdviceProperties::reason));
        again.ifPresent(other -> assertThat(other).matches(AdviceProperties::isOfSums, message));
      }
    }
  }

  private static boolean isOfSums(IllegalArgumentException refusal) {
    return refusal instanceof OverlapException || refusal instanceof MixedFiguresException;
  }

  private static Optional<IllegalArgumentException> refusal(
      TradeTable table, Question question, @Nullable Advice advice) {
    try {
      question.ask(table, advice);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e);
    }
  }

  private static String reason(IllegalArgumentException refusal) {
    return String.valueOf(refusal.getMessage()).replaceAll(": .*", "");
  }

  /** Few figures that have much in common, told by whomever, in whichever way. */
  @Provide
  Arbitrary<List<TradeFlow>> flows() {
    Arbitrary<String> whose =
        Combinators.combine(
                often("KEN USA", "USA KEN", "KEN W00", "FRA KEN", "EUR KEN", "KEN FRA", "KEN EUR"),
                often("X", "M", "RX", "DX", "RM"),
                often("unknown", "own", "reconciled", "USA"),
                often("s", "t"))
            .as(
                (pair, direction, reporter, source) ->
                    "economy=%s partner=%s direction=%s reporter=%s source=%s"
                        .formatted(
                            pair.substring(0, 3),
                            pair.substring(4),
                            direction,
                            reporter.equals("own") ? pair.substring(0, 3) : reporter,
                            source));
    Arbitrary<String> more =
        Combinators.combine(
                often("", "", " vintage=v", " published=2025", " published=2025-03-01"),
                often("", "", " valuation=fob", " valuation=fas", " valuation=cif"),
                often("USD", "USD", "KES"),
                often("H6:09", "H6:09", "H6:0902", "H5:09", "H6:TOTAL", "H6:10"),
                often("2024", "2024", "2024-03", "2024-07-01/P1Y", "2023", "2024-Q1"),
                often("", "", " transport=1000", " customs=C05", " second_partner=TZA"))
            .as(
                (publication, valuation, currency, commodity, period, breakdown) ->
                    "%s%s currency=%s commodity=%s period=%s%s value=1"
                        .formatted(publication, valuation, currency, commodity, period, breakdown));
    return Combinators.combine(whose, more)
        .as((one, other) -> TradeFlow.parse(one + other))
        .list()
        .ofMinSize(2)
        .ofMaxSize(5);
  }

  /** The first two in most cases. */
  private static Arbitrary<String> often(String... texts) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(Arrays.copyOf(texts, 2))), Tuple.of(1, Arbitraries.of(texts)));
  }

  @Provide
  Arbitrary<TradeQuery> queries() {
    TradeQuery all = TradeQuery.all();
    return Combinators.combine(
            Arbitraries.of(
                all,
                all.seenFrom(Economy.of("KEN")),
                all.keep(Dimension.DIRECTION).reconciledOnBothSides(),
                all.keep(Dimension.DIRECTION).compare(Dimension.DIRECTION),
                all.atCommodityLevel(2),
                all.keep(Dimension.PERIOD).per(Frequency.YEAR)),
            dimensions())
        .as((query, kept) -> query.keep(kept.toArray(Dimension<?>[]::new)));
  }

  @Provide
  Arbitrary<List<Dimension<?>>> dimensions() {
    return Arbitraries.of(Dimension.all()).list().uniqueElements().ofMaxSize(4);
  }

  @Provide
  Arbitrary<IndicatorQuery> indicators() {
    return Arbitraries.of(
        TradeBalance.by(),
        TradeBalance.of("KEN"),
        TradeBalance.of("KEN", "USA"),
        TradeBalance.of("KEN", "USA").missingFromMirror(),
        TotalTrade.by(),
        TradeGrowth.of("KEN"),
        TradeShare.over(Dimension.PARTNER),
        TradeShare.over(Dimension.COMMODITY),
        TradeShare.over(Dimension.ECONOMY),
        HerfindahlHirschman.over(Dimension.COMMODITY),
        BalassaRca.by(),
        EconomicComplexity.by());
  }
}
