package org.tradefigures.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.DECLARANT;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.EXPORTER;
import static org.tradefigures.table.Dimension.IMPORTER;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.PUBLICATION;
import static org.tradefigures.table.Dimension.REPORTER;
import static org.tradefigures.table.Dimension.SOURCE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

/**
 * What holds besides for every way in which stores look at figures before they add them up: whoever
 * follows the advice of a refusal is not refused for the same reason again.
 */
public abstract class TradeAdviceContract extends TradeStoreContract {

  /** What a message asks to call. */
  static final Pattern CALL = Pattern.compile("(\\w+)\\(([^()]*)\\)");

  /** For every refusal that gives advice a query and figures that meet it. */
  static List<Arguments> refusals() {
    String kenya = KENYA + "partner=USA value=1 ";
    String mirror = "economy=USA direction=X partner=KEN value=2";
    TradeQuery all = TradeQuery.all();
    TradeQuery sides = all.keep(EXPORTER, IMPORTER);
    TradeQuery fromKenya = all.seenFrom(Economy.of("KEN"));
    return List.of(
        Arguments.of(sides, "reporter", kenya, "reporter=USA " + mirror),
        Arguments.of(fromKenya, "reporter", kenya, "reporter=USA " + mirror),
        Arguments.of(
            fromKenya.keep(REPORTER).rolledUp(REPORTER, r -> Reporter.UNKNOWN, "any"),
            "reporter",
            kenya,
            "reporter=USA " + mirror),
        Arguments.of(all, "source", kenya + "source=a", kenya + "source=b"),
        Arguments.of(all.keep(SOURCE), "publication", kenya + "vintage=v", kenya),
        Arguments.of(all, "publication", kenya + "published=2025-01-31", kenya + "published=2025"),
        Arguments.of(
            all,
            "publication",
            kenya
                + "valuation=fob source=\"a long name of a publication that goes on and on and on\" vintage=1",
            kenya
                + "valuation=fas source=\"a long name of a publication that goes on and on and on\" vintage=2"),
        Arguments.of(
            sides,
            "declarant",
            kenya.replace("KEN ", "unknown economy=KEN "),
            "reporter=unknown " + mirror),
        Arguments.of(
            fromKenya,
            "declarant",
            kenya.replace("KEN ", "unknown economy=KEN "),
            "reporter=unknown " + mirror),
        Arguments.of(all, "currencies", kenya, KENYA + "partner=UGA value=2 currency=KES"),
        Arguments.of(all, "directions", kenya, kenya.replace("=M", "=X")),
        Arguments.of(
            all,
            "valuations",
            kenya + "valuation=fob",
            KENYA + "partner=UGA value=2 valuation=cif"),
        Arguments.of(all, "lengths of period", kenya, kenya + "period=2023-03"),
        Arguments.of(
            all,
            "lengths of period",
            kenya + "period=2020-07-01/P2Y",
            kenya + "period=2022-07-01/P3Y"),
        Arguments.of(all, "starts of period", kenya, kenya + "period=2024-07-01/P1Y"),
        Arguments.of(
            all, "classifications", kenya + "commodity=H6:0902", kenya + "commodity=S3:074"),
        Arguments.of(
            all.keep(DIRECTION).compare(DIRECTION),
            "classifications",
            kenya + "commodity=H5:0902",
            kenya.replace("=M", "=X") + "commodity=H6:0902"),
        Arguments.of(all, "valuation", kenya + "valuation=fob", kenya + "valuation=fas"),
        Arguments.of(all, "direction", kenya, kenya.replace("=M", "=RM")),
        Arguments.of(
            all, "period", kenya + "period=2024-01-01/P10M", kenya + "period=2024-02-01/P10M"),
        Arguments.of(
            all.per(Frequency.YEAR).keep(PERIOD), "period", kenya, kenya + "period=2024-03"),
        Arguments.of(all, "customs", kenya, kenya + "customs=C05"),
        Arguments.of(all, "transport", kenya, kenya + "transport=2100"),
        Arguments.of(all, "commodity", kenya + "commodity=H6:09", kenya + "commodity=H6:090240"),
        Arguments.of(
            all,
            "economy",
            "reporter=FRA direction=M partner=KEN value=1",
            "reporter=EUR direction=M partner=KEN value=1"),
        Arguments.of(all, "partner", kenya, KENYA + "partner=W00 value=2"),
        Arguments.of(
            all.rolledUp(PARTNER, p -> Economy.WORLD, "to the world"),
            "partner",
            kenya,
            KENYA + "partner=W00 value=2"),
        Arguments.of(all, "second_partner", kenya, kenya + "second_partner=TZA"));
  }

  /** For every refusal of sums of sums two queries and figures that meet it. */
  static List<Arguments> refusalsOfSums() {
    String kenya = KENYA + "partner=USA value=1 ";
    String uganda = "reporter=UGA direction=X partner=KEN value=2 ";
    TradeQuery all = TradeQuery.all();
    TradeQuery fromKenya = all.seenFrom(Economy.of("KEN"));
    return List.of(
        Arguments.of(all.keep(PARTNER), all, "directions", kenya, uganda),
        Arguments.of(
            all.keep(PARTNER),
            all.keep(CURRENCY),
            "publication",
            kenya + "source=a",
            uganda + "source=b"),
        Arguments.of(
            all.keep(PARTNER, PUBLICATION), all, "publication", kenya + "vintage=v", uganda),
        Arguments.of(all.keep(PARTNER, SOURCE), all, "source", kenya + "source=a", uganda),
        Arguments.of(
            all.keep(EXPORTER, IMPORTER, REPORTER),
            all.keep(EXPORTER),
            "reporter",
            kenya,
            "reporter=USA economy=USA direction=X partner=KEN value=2"),
        Arguments.of(
            fromKenya.keep(ECONOMY, PARTNER, DIRECTION, DECLARANT),
            all.keep(DIRECTION),
            "declarant",
            "reporter=unknown economy=KEN direction=M partner=USA value=1",
            "reporter=unknown economy=USA direction=X partner=KEN value=2"),
        Arguments.of(
            all.keep(PARTNER, PERIOD),
            all.keep(PERIOD),
            "partner",
            kenya,
            kenya.replace("USA", "W00")));
  }

  @ParameterizedTest
  @MethodSource("refusalsOfSums")
  void whoFollowsTheAdviceOnSumsIsNotRefusedAgain(
      TradeQuery first, TradeQuery query, String reason, String one, String other) {
    TradeTable trade = table(one, other);
    with(
        trade,
        store -> {
          TradeTable sums = store.aggregate(first);
          IllegalArgumentException refusal = refusal(sums, query).orElseThrow(AssertionError::new);
          assertThat(reason(refusal)).isEqualTo(reason);
          followOnSums(store, first, sums, query, refusal);
          return true;
        });
  }

  private static void followOnSums(
      TradeStore store,
      TradeQuery first,
      TradeTable sums,
      TradeQuery query,
      IllegalArgumentException refusal) {
    String message = String.valueOf(refusal.getMessage());
    boolean isTooLate = message.endsWith(", when figures are first added up");
    List<MatchResult> calls = CALL.matcher(message).results().toList();
    assertThat(calls).isNotEmpty();
    for (MatchResult call : calls) {
      for (String value : values(refusal)) {
        TradeQuery better = followed(query, call.group(1), call.group(2), value);
        TradeTable others =
            isTooLate
                ? store.aggregate(followed(first, call.group(1), call.group(2), value))
                : sums;
        boolean isKept = call.group(1).equals("keep");
        Optional<String> again =
            refusal(others, isTooLate && !isKept ? query : better).map(TradeAdviceContract::reason);
        assertThat(again).as("%s of %s", better, first).isNotEqualTo(Optional.of(reason(refusal)));
        assertThat(again.orElse("")).doesNotContain("in this table");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whoFollowsTheAdviceIsNotRefusedAgain(
      TradeQuery query, String reason, String one, String other) {
    TradeTable trade = table(one, other);
    List<String> followed =
        with(
            trade,
            store -> {
              IllegalArgumentException refusal =
                  refusal(store, query).orElseThrow(AssertionError::new);
              assertThat(reason(refusal)).isEqualTo(reason);
              return CALL.matcher(String.valueOf(refusal.getMessage()))
                  .results()
                  .peek(call -> follow(trade, store, query, refusal, call))
                  .map(MatchResult::group)
                  .toList();
            });
    assertThat(followed).isNotEmpty();
  }

  private void follow(
      TradeTable trade,
      TradeStore store,
      TradeQuery query,
      IllegalArgumentException refusal,
      MatchResult call) {
    Map<String, TradeQuery> better = new LinkedHashMap<>();
    for (String value : values(refusal)) {
      TradeQuery one = followed(query, call.group(1), call.group(2), value);
      better.put(one.toString(), one);
    }
    better.forEach(
        (text, one) -> {
          Optional<IllegalArgumentException> again =
              call.group(1).equals("latest")
                  ? with(trade.latest(), latest -> refusal(latest, one))
                  : refusal(store, one);
          assertThat(again.map(TradeAdviceContract::reason))
              .as(text)
              .isNotEqualTo(Optional.of(reason(refusal)));
        });
  }

  private static Optional<IllegalArgumentException> refusal(TradeStore store, TradeQuery query) {
    try {
      assertThat(store.aggregate(query).size()).isPositive();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e);
    }
  }

  private static String reason(IllegalArgumentException refusal) {
    if (refusal instanceof OverlapException overlap) {
      return overlap.what();
    }
    // a roll-up may not accept what was not kept before
    return refusal instanceof MixedFiguresException mixed
        ? mixed.what()
        : String.valueOf(refusal.getMessage());
  }

  static List<String> values(IllegalArgumentException refusal) {
    return refusal instanceof OverlapException overlap
        ? List.of(overlap.whole(), overlap.part())
        : ((MixedFiguresException) refusal).values();
  }

  /** The query as the advice has it, with one of the values where one is to be picked. */
  static TradeQuery followed(TradeQuery query, String call, String of, String value) {
    return switch (call) {
      case "keep" -> query.keep(Dimension.parse(of.toLowerCase(Locale.ROOT)));
      case "where" ->
          where(query, Dimension.parse(of.replace(", …", "").toLowerCase(Locale.ROOT)), value);
      case "latest" -> query;
      case "reporters" -> query.reporters(value);
      case "sources" -> query.sources(value);
      case "currencies" -> query.currencies(value);
      case "directions" -> query.directions(FlowDirection.parse(value));
      case "valuations" -> query.valuations(Valuation.parse(value));
      case "frequency" -> query.frequency(Period.parse(value).frequency());
      case "periods" -> query.periods(Period.parse(value));
      case "commodities" ->
          value.contains(":")
              ? query.commodities(Commodity.parse(value))
              : query.where(
                  COMMODITY, c -> c.classification() == Classification.valueOf(value), value);
      case "economies" -> where(query, ECONOMY, value);
      case "partners" -> where(query, PARTNER, value);
      default -> throw new AssertionError(call);
    };
  }

  private static <T extends Comparable<? super T>> TradeQuery where(
      TradeQuery query, Dimension<T> dimension, String value) {
    return query.where(dimension, List.of(dimension.valueOf(value)));
  }
}
