package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.tradefigures.internal.Resources;
import org.tradefigures.money.RateTable;
import org.tradefigures.table.TradeTable;

/**
 * The figures, rates and agreements that come in the jar, each in one line. Nothing is loaded from
 * anywhere else.
 */
public final class Bundled {

  private Bundled() {}

  /**
   * Goods trade between Kenya and the United States: annual figures of the US Census Bureau 1992 to
   * 2022 and later ones as quoted from both sides, in several vintages, each with its source. A
   * selection: what is not there is unknown.
   *
   * @return the flows
   */
  public static TradeTable kenyaUs() {
    String file = "trade/kenya-us.csv";
    try (InputStream in = Resources.stream(file)) {
      return TradeCsv.reader().read(in, file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read bundled file " + file, e);
    }
  }

  /**
   * Exchange rates: annual averages of the World Bank and what else is bundled, each with its
   * source.
   *
   * @return the rates
   */
  public static RateTable rates() {
    return RateTable.bundled();
  }
}
