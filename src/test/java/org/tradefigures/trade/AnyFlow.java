package org.tradefigures.trade;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;

/** Flows with every field told or not, for round trips. */
public final class AnyFlow {

  private AnyFlow() {}

  public static Arbitrary<TradeFlow> any() {
    Arbitrary<Economy> economy = Arbitraries.of(Economy.all());
    Arbitrary<TradeFlow.Builder> who =
        Combinators.combine(
                period(), economy, economy, reporter(), Arbitraries.of(FlowDirection.class))
            .as(
                (p, e, q, r, d) ->
                    TradeFlow.builder().period(p).economy(e).partner(q).reporter(r).direction(d));
    Arbitrary<TradeFlow.Builder> what =
        Combinators.combine(
                who,
                commodity(),
                Arbitraries.of(Valuation.class),
                Arbitraries.of("USD", "KES", "JPY", "XDR", "KWD"),
                Arbitraries.of(ObservationStatus.class),
                number())
            .as(
                (b, c, v, u, s, n) ->
                    b.commodity(c)
                        .valuation(v)
                        .currency(Currencies.of(u))
                        .status(s)
                        .value(s.hasValue() ? n : null));
    Arbitrary<Quantity> quantity =
        Combinators.combine(number().map(BigDecimal::abs), Arbitraries.of(QuantityUnit.class))
            .as(Quantity::new);
    Arbitrary<Breakdown> breakdown =
        Combinators.combine(
                Arbitraries.oneOf(Arbitraries.just(Economy.WORLD), economy),
                Arbitraries.of(CustomsProcedure.class),
                Arbitraries.of(TransportMode.class))
            .as(Breakdown::new);
    return Combinators.combine(
            what,
            number().map(BigDecimal::abs).injectNull(0.5),
            quantity.injectNull(0.5),
            Arbitraries.oneOf(Arbitraries.just(Breakdown.TOTAL), breakdown),
            provenance())
        .as((b, w, q, d, p) -> b.netWeightKg(w).quantity(q).breakdown(d).provenance(p).build());
  }

  public static Arbitrary<Provenance> provenance() {
    Arbitrary<String> text = text().injectNull(0.5);
    return Combinators.combine(
            text(), text, period().injectNull(0.5), day().injectNull(0.5), text, text, text, text)
        .as(Provenance::new);
  }

  public static Arbitrary<BigDecimal> number() {
    Arbitrary<BigInteger> digits =
        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30));
    return Combinators.combine(digits, Arbitraries.integers().between(0, 8)).as(BigDecimal::new);
  }

  /** Texts that are hard for a file format. */
  public static Arbitrary<String> text() {
    Arbitrary<String> hard =
        Arbitraries.strings()
            .withChars(',', ';', '\t', '"', '\'', '#', '\\', '\n', '\r', ' ', '=', 'a', '\u00e9')
            .withChars('\u2028', '\u0001', '\u200b', '{', '[', ':', '\uFEFF')
            .ofMinLength(1)
            .ofMaxLength(12);
    Arbitrary<String> easy = Arbitraries.of("census", "$737 million", "table 3, page 7");
    return Arbitraries.oneOf(hard, easy).filter(t -> !t.isBlank());
  }

  public static Arbitrary<Period> period() {
    Arbitrary<Integer> year = Arbitraries.integers().between(1962, 2030);
    Arbitrary<Period> span =
        Combinators.combine(day(), Arbitraries.integers().between(0, 800))
            .as((d, n) -> Period.span(d, d.plusDays(n)));
    return Arbitraries.oneOf(
        year.map(Period::year),
        year.map(y -> Period.halfYear(y, 2)),
        year.map(y -> Period.quarter(y, 3)),
        year.map(y -> Period.month(y, 11)),
        day().map(Period::day),
        span);
  }

  private static Arbitrary<LocalDate> day() {
    return Arbitraries.integers().between(-3000, 25000).map(LocalDate::ofEpochDay);
  }

  private static Arbitrary<Reporter> reporter() {
    return Arbitraries.oneOf(
        Arbitraries.of(Reporter.UNKNOWN, Reporter.RECONCILED),
        Arbitraries.of(Economy.all()).map(Reporter::of));
  }

  private static Arbitrary<Commodity> commodity() {
    return Arbitraries.of(
        List.of(
            Commodity.total(Classification.HS),
            Commodity.hs2022("09"),
            Commodity.hs2022("090240"),
            Commodity.of(Classification.H0, "0101"),
            Commodity.of(Classification.H6, "999999")));
  }
}
