package org.tradefigures.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/**
 * What figures can be picked by, kept apart by and added up over. The last four are derived: {@link
 * #EXPORTER} and {@link #IMPORTER} from economy, partner and direction, {@link #PUBLICATION} from
 * provenance, {@link #DECLARANT} from the economy before figures are turned.
 *
 * @param <T> the type of its values
 */
public final class Dimension<T extends Comparable<? super T>> {

  /** The time. */
  public static final Dimension<Period> PERIOD = new Dimension<>("period", Period::parse);

  /** Whose trade it is. */
  public static final Dimension<Economy> ECONOMY = new Dimension<>("economy", Economy::parse);

  /** With whom. */
  public static final Dimension<Economy> PARTNER = new Dimension<>("partner", Economy::parse);

  /** Whose office published the figure. */
  public static final Dimension<Reporter> REPORTER = new Dimension<>("reporter", Reporter::parse);

  /** Which way the goods go, seen from the economy. */
  public static final Dimension<FlowDirection> DIRECTION =
      new Dimension<>("direction", FlowDirection::parse);

  /** Which goods. */
  public static final Dimension<Commodity> COMMODITY =
      new Dimension<>("commodity", Commodity::parse);

  /** At which point of their way they were valued. */
  public static final Dimension<Valuation> VALUATION =
      new Dimension<>("valuation", Valuation::parse);

  /** The currency of the value, by its ISO 4217 code. */
  public static final Dimension<String> CURRENCY =
      new Dimension<>("currency", text -> Currencies.code(text.toString()));

  /** The second partner of a finer breakdown. */
  public static final Dimension<Economy> SECOND_PARTNER =
      new Dimension<>("second_partner", Economy::parse);

  /** The customs procedure of a finer breakdown. */
  public static final Dimension<CustomsProcedure> CUSTOMS =
      new Dimension<>("customs", CustomsProcedure::parse);

  /** The mode of transport of a finer breakdown. */
  public static final Dimension<TransportMode> TRANSPORT =
      new Dimension<>("transport", TransportMode::parse);

  /** The short name of the publication, in whichever state. */
  public static final Dimension<String> SOURCE = new Dimension<>("source", CharSequence::toString);

  /**
   * The publication in one state: source, vintage and time, as {@link Provenance#publication()}
   * tells them.
   */
  public static final Dimension<Provenance> PUBLICATION =
      new Dimension<>("publication", text -> Provenance.parse(text).publication());

  /** The economy the goods leave. */
  public static final Dimension<Economy> EXPORTER = new Dimension<>("exporter", Economy::parse);

  /** The economy the goods reach. */
  public static final Dimension<Economy> IMPORTER = new Dimension<>("importer", Economy::parse);

  /**
   * Whose trade a figure is as it stands in the data, where {@link #ECONOMY} is that of the side to
   * which a query turns it.
   */
  public static final Dimension<Economy> DECLARANT = new Dimension<>("declarant", Economy::parse);

  /** Those that are columns of a table of flows, in their order. */
  static final List<Dimension<?>> STORED =
      List.of(
          PERIOD,
          ECONOMY,
          PARTNER,
          REPORTER,
          DIRECTION,
          COMMODITY,
          VALUATION,
          CURRENCY,
          SECOND_PARTNER,
          CUSTOMS,
          TRANSPORT,
          SOURCE);

  /** Those that make a flow another one, beside its publication. */
  static final List<Dimension<?>> IDENTITY = STORED.stream().filter(d -> d != SOURCE).toList();

  private final String key;
  private final Function<CharSequence, T> parser;

  private Dimension(String key, Function<CharSequence, T> parser) {
    this.key = key;
    this.parser = parser;
  }

  /**
   * All dimensions, in the order of the columns.
   *
   * @return the stored ones, then the derived ones
   */
  public static List<Dimension<?>> all() {
    List<Dimension<?>> all = new ArrayList<>(STORED);
    all.addAll(List.of(PUBLICATION, EXPORTER, IMPORTER, DECLARANT));
    return List.copyOf(all);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param key such as {@code partner}
   * @return the dimension
   * @throws UnknownCodeException if there is none of that name
   */
  public static Dimension<?> parse(CharSequence key) {
    Objects.requireNonNull(key, "key");
    List<String> keys = all().stream().map(Dimension::toString).toList();
    int index = keys.indexOf(key.toString());
    if (index < 0) {
      throw UnknownCodeException.among("dimension", key.toString(), keys);
    }
    return all().get(index);
  }

  /**
   * Reads a value of the dimension, the inverse of the value's {@code toString}.
   *
   * @param text such as {@code KEN} for a partner
   * @return the value
   * @throws org.tradefigures.reference.TradeParseException if the text is none
   */
  public T valueOf(CharSequence text) {
    return parser.apply(Objects.requireNonNull(text, "text"));
  }

  /** The name of its column; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return key;
  }
}
