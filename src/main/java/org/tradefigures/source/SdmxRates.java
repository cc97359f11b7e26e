package org.tradefigures.source;

import java.io.IOException;
import java.util.Map;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * Exchange rates as SDMX data of the structure {@code ECB_EXR}, as the European Central Bank's data
 * portal gives them: 1 {@code CURRENCY_DENOM} = {@code OBS_VALUE} {@code CURRENCY}. Read are
 * SDMX-ML 2.1 and 3.0, generic and structure-specific, with whichever dimension at the observation,
 * SDMX-JSON and SDMX-CSV; which it is shows in the first character.
 *
 * <p>Origin: <a href="https://data.ecb.europa.eu/data/datasets/EXR">ECB Data Portal, EXR</a>; free
 * to use where the ECB is named as the source. Formats: <a
 * href="https://sdmx.org/standards-2/">SDMX technical specifications</a>.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>An observation without a value, or with the value {@code NaN}, says that there is no rate.
 *   <li>The kind: a day's rate is a daily one; over longer periods {@code EXR_SUFFIX} tells {@code
 *       A} for the average and {@code E} for the end of the period. Where the structure has no such
 *       dimension, {@code COLL_METHOD} has to say that it is an average. Any other kind is a
 *       problem.
 *   <li>Only spot rates ({@code EXR_TYPE} {@code SP00}) are rates of two currencies; effective
 *       rates and forward rates are problems.
 *   <li>{@code UNIT_MULT} is the power of ten that the value is multiplied by.
 *   <li>Averages are printed with all digits of binary floating point; the European Central Bank's
 *       monthly averages are the mean of its daily rates.
 *   <li>A message may be without data and tell in its footer why; that is an error with the
 *       footer's text.
 *   <li>Rows and messages whose action is to delete are problems.
 *   <li>External entities and document types are not followed.
 * </ol>
 */
public final class SdmxRates implements RateReader {

  /** A reader. */
  public SdmxRates() {}

  @Override
  public String name() {
    return "sdmx exchange rates";
  }

  @Override
  public void read(SourceText in, RateSink sink) throws IOException {
    Provenance provenance = Provenance.of("ecb-exr").withPage(in.name());
    SdmxMessage.read(
        in,
        new SdmxMessage.Observations() {
          @Override
          public void add(Map<String, String> told, Location place) {
            SdmxRates.add(told, place, provenance, sink);
          }

          @Override
          public void reject(TradeParseException problem, Location place) {
            sink.problem(problem, place);
          }
        });
  }

  /** Takes one observation with all that its series tells of it. */
  private static void add(
      Map<String, String> told, Location row, Provenance provenance, RateSink sink) {
    String text = told.getOrDefault(SdmxMessage.VALUE, "").strip();
    if (!text.isEmpty() && !text.equals("NaN")) {
      Location cell = Location.of(row.source(), row.line(), SdmxMessage.VALUE);
      sink.add(cell, text, () -> rate(told, row, text, provenance));
    }
  }

  private static Rate rate(
      Map<String, String> told, Location row, String text, Provenance provenance) {
    String type = told.getOrDefault("EXR_TYPE", "SP00");
    if (!type.equals("SP00")) {
      throw new TradeParseException(
          "Other type of exchange rate",
          type,
          "read are spot rates, SP00",
          Location.of(row.source(), row.line(), "EXR_TYPE"),
          null);
    }
    String currency = taken(told, "CURRENCY", row);
    String denominator = taken(told, "CURRENCY_DENOM", row);
    Period period = SdmxMessage.period(taken(told, SdmxMessage.TIME, row));
    return new Rate(
        Currencies.of(denominator),
        Currencies.of(currency),
        period,
        kind(told, period, row),
        RateSink.factor(text)
            .scaleByPowerOfTen(
                SdmxMessage.power(told.getOrDefault(SdmxMessage.UNIT_MULT, "0"), row)),
        false,
        provenance);
  }

  private static RateKind kind(Map<String, String> told, Period period, Location row) {
    if (period.frequency() == Frequency.DAY) {
      return RateKind.DAILY;
    }
    String suffix = told.getOrDefault("EXR_SUFFIX", "");
    String method = told.getOrDefault("COLL_METHOD", "");
    if (suffix.equals("A") || (suffix.isEmpty() && method.startsWith("Average"))) {
      return RateKind.PERIOD_AVERAGE;
    }
    if (suffix.equals("E")) {
      return RateKind.END_OF_PERIOD;
    }
    throw new TradeParseException(
        "Unknown kind of rate",
        suffix,
        "accepted are A for the average and E for the end of the period",
        Location.of(row.source(), row.line(), "EXR_SUFFIX"),
        null);
  }

  private static String taken(Map<String, String> told, String dimension, Location row) {
    String value = told.getOrDefault(dimension, "").strip();
    if (value.isEmpty()) {
      throw new TradeParseException(
          "Missing dimension",
          dimension,
          "an exchange rate has CURRENCY, CURRENCY_DENOM and TIME_PERIOD",
          row,
          null);
    }
    return value;
  }
}
