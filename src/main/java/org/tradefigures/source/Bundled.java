package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.internal.Resources;
import org.tradefigures.json.TradeJson;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.UnknownCodeException;
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
    return KenyaUs.ALL;
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

  /**
   * The agreements of Kenya with the United States and the European Union, with their history and
   * the money promised in them.
   *
   * @return the agreements, in the order of their ids
   */
  public static List<Agreement> agreements() {
    return Agreements.ALL;
  }

  /**
   * One of the bundled agreements.
   *
   * @param id such as {@code agoa}
   * @return the agreement
   * @throws UnknownCodeException if there is none of that id
   */
  public static Agreement agreement(String id) {
    List<String> ids = agreements().stream().map(Agreement::id).toList();
    if (!ids.contains(id)) {
      throw UnknownCodeException.among("agreement", id, ids);
    }
    return agreements().get(ids.indexOf(id));
  }

  /** Loaded when first asked for. */
  private static final class KenyaUs {
    static final TradeTable ALL = read();

    private static TradeTable read() {
      try (InputStream in = Resources.stream("trade/kenya-us.csv")) {
        return new TradeCsv().read(in, "kenya-us.csv");
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the bundled trade figures", e);
      }
    }
  }

  /** Loaded when first asked for. */
  private static final class Agreements {
    static final List<Agreement> ALL = read();

    private static List<Agreement> read() {
      try (Reader in = Resources.open("agreement/agreements.json")) {
        return TradeJson.readAgreements(in, "agreements.json");
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the bundled agreements", e);
      }
    }
  }
}
