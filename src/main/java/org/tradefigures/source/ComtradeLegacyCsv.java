package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;

/**
 * Trade in goods as UN Comtrade published it until 2022, as CSV with 35 columns that have long
 * names, or with fewer: annual and monthly. Values are US dollars. The figures are a selection:
 * what is not there is unknown. They have a source of their own, since those of today are revised.
 *
 * <p>Origin: the interface {@code comtrade.un.org/api/get} and the web page beside it, which are no
 * more.
 *
 * <p>What the layout has of its own, besides what {@link ComtradeCsv} says:
 *
 * <ol>
 *   <li>{@code Trade Flow Code} is 1 to 4 for import, export, re-export and re-import.
 *   <li>The columns of the values by valuation are there but empty, and the reporters differ: the
 *       valuation is unknown where they are.
 *   <li>{@code Flag} tells what is estimated: 2 the quantity, 4 the net weight, 6 both (UN
 *       Statistics Division, Quantity and Weight Data in UN Comtrade, October 2009).
 *   <li>{@code Qty Unit Code} 1 (No Quantity) and 0 are no unit. In some rows the number of carats
 *       stands in the column {@code Alt Qty Unit}, which is not read.
 *   <li>Empty codes of second partner, customs procedure and mode of transport are all together.
 *   <li>{@code Classification} HS names no edition; BE is BEC.
 *   <li>In monthly files, which have no letters for economies, the sum over partners differs from
 *       the world by a few dollars.
 *   <li>Files that were cut in a spreadsheet have lost leading zeros ({@code 1} for chapter 01) and
 *       digits of large values.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class ComtradeLegacyCsv implements TradeReader {

  private final @Nullable Classification classification;

  private ComtradeLegacyCsv(@Nullable Classification classification) {
    this.classification = classification;
  }

  /** A reader that takes the classification from the file. */
  public ComtradeLegacyCsv() {
    this(null);
  }

  /**
   * A reader that takes all commodities for codes of one classification, for files whose column
   * {@code Classification} was left out.
   *
   * @param all the classification; {@link Classification#HS} if the edition is not known
   * @return the reader
   */
  public ComtradeLegacyCsv withClassification(Classification all) {
    return new ComtradeLegacyCsv(Objects.requireNonNull(all, "all"));
  }

  @Override
  public String name() {
    return "un comtrade legacy csv";
  }

  @Override
  public Optional<String> recognise(String start) {
    return ComtradeColumns.shownBy(start, true);
  }

  @Override
  public boolean hasRowPerLine() {
    return true;
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    ComtradeColumns.read(in, true, classification, sink);
  }
}
