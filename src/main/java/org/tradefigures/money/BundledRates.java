package org.tradefigures.money;

import java.io.Reader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

/** The rates that come with the library, read from their two data files when first asked for. */
final class BundledRates {

  private static final String RATES = "money/rates.csv";
  private static final String SOURCES = "money/rate-sources.csv";

  private static final String[] COLUMNS = {
    "base", "term", "period", "kind", "factor", "rebased", "source"
  };

  static final RateTable TABLE =
      read(Resources.open(SOURCES), Resources.open(RATES)).orElse(CurrencyHistory.fixedRates());

  private BundledRates() {}

  /** The better source comes first in the file of sources. */
  static RateTable read(Reader sourceText, Reader rateText) {
    Map<String, Provenance> sources = sources(sourceText);
    Map<String, Period> periods = new HashMap<>();
    Map<String, Rate> rates = new LinkedHashMap<>();
    for (DataFile.Row row : DataFile.read(RATES, rateText, COLUMNS)) {
      Provenance provenance = sources.get(row.get("source"));
      if (provenance == null) {
        throw row.fault("source", "is not in " + SOURCES);
      }
      // thousands of rows share some dozens of years
      Period period =
          row.get("period", text -> periods.computeIfAbsent(text, t -> Period.parse(t)));
      Rate rate = rate(row, period, provenance);
      String key =
          rate.base()
              + " to "
              + rate.term()
              + " "
              + period
              + " "
              + rate.kind()
              + " "
              + rate.rebased()
              + " "
              + provenance.source();
      row.putOnce(rates, "factor", key, rate);
    }
    Map<String, List<Rate>> bySource =
        rates.values().stream().collect(Collectors.groupingBy(r -> r.provenance().source()));
    return sources.keySet().stream()
        .map(source -> RateTable.of(bySource.getOrDefault(source, List.of())))
        .reduce(RateTable.empty(), RateTable::orElse);
  }

  private static Rate rate(DataFile.Row row, Period period, Provenance provenance) {
    try {
      return new Rate(
          row.get("base", Currencies::of),
          row.get("term", Currencies::of),
          period,
          row.get("kind", RateKind::parse),
          row.get("factor", Rate::factor),
          row.find("rebased", Rate::rebased).orElse(false),
          provenance);
    } catch (IllegalArgumentException e) {
      IllegalStateException fault = row.fault("factor", "makes no rate: " + e.getMessage());
      fault.initCause(e);
      throw fault;
    }
  }

  private static Map<String, Provenance> sources(Reader text) {
    Map<String, Provenance> sources = new LinkedHashMap<>();
    for (DataFile.Row row :
        DataFile.read(SOURCES, text, "source", "page", "published", "vintage", "licence", "note")) {
      String source = row.get("source");
      row.putOnce(
          sources,
          "source",
          source,
          Provenance.of(source)
              .withPage(row.get("page"))
              .withPublished(row.find("published", Period::parse).orElse(null))
              .withVintage(row.find("vintage").orElse(null))
              .withLicence(row.get("licence"))
              .withNote(row.find("note").orElse(null)));
    }
    return sources;
  }
}
