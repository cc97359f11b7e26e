package org.tradefigures.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;

/**
 * What the components of an SDMX dataflow of trade mean: which dimension or attribute tells each
 * dimension of a figure. The former Direction of Trade Statistics of the International Monetary
 * Fund, say:
 *
 * <pre>{@code
 * SdmxMapping dot =
 *     SdmxMapping.builder("imf-dot")
 *         .dataflow("IMF:DOT")
 *         .tell(ECONOMY, "REF_AREA", Economy::ofAlpha2)
 *         .tell(PARTNER, "COUNTERPART_AREA", Economy::ofAlpha2)
 *         .tell(DIRECTION, "INDICATOR", i -> i.startsWith("TMG") ? IMPORT : EXPORT)
 *         .tell(VALUATION, "INDICATOR", i -> i.contains("CIF") ? CIF : FOB)
 *         .all(COMMODITY, Commodity.total(HS))
 *         .all(CURRENCY, "USD")
 *         .build();
 * TradeTable trade = new SdmxTrade(dot).read(Path.of("dot.xml"));
 * }</pre>
 *
 * <p>What is not told: the period is {@code TIME_PERIOD}, the reporter is the economy, the value is
 * {@code OBS_VALUE} times ten to the power of {@code UNIT_MULT}. Everything else has to be told;
 * what the dataflow does not say is told as unknown, such as {@code all(VALUATION, UNKNOWN)}.
 *
 * <p>How a message says that there is no value:
 *
 * <ol>
 *   <li>The value is empty, {@code NaN} or {@code :}, the latter perhaps with flags behind it.
 *   <li>{@code OBS_STATUS}, {@code OBS_FLAG} or {@code STATUS} is a code of the SDMX list {@code
 *       CL_OBS_STATUS}: E, I and F are estimated, P and V provisional; H, K, L, M and O are missing
 *       and Q is suppressed where there is no value. Eurostat's flags in small letters are told
 *       apart: e, f and s are estimated, p is provisional, c is suppressed where there is no value.
 *   <li>{@code CONF_STATUS} of any code but F says that the figure is confidential: it is
 *       suppressed where there is no value, and a figure like others where there is.
 *   <li>A value beside a status that says that there is none is a problem, and so is a code that is
 *       not in the list.
 * </ol>
 */
public final class SdmxMapping {

  /** What an observation is a number of. */
  enum Measure {
    VALUE,
    NET_WEIGHT,
    QUANTITY
  }

  /** How a number becomes part of a figure. */
  record MeasuredIn(Measure measure, int power, QuantityUnit unit) {}

  /** How a dimension is told: by a component, or the same by all observations. */
  record Reading(@Nullable String component, Function<String, ?> function) {}

  private final @Nullable String dataflow;
  private final Map<Dimension<?>, Reading> readings;
  private final @Nullable String measureComponent;
  private final Map<String, MeasuredIn> measures;
  private final MeasuredIn single;
  private final @Nullable String provenanceComponent;
  private final Function<String, Provenance> provenance;
  private final Predicate<Map<String, String>> passedOver;

  private SdmxMapping(Builder builder) {
    dataflow = builder.dataflow;
    readings = new LinkedHashMap<>(builder.readings);
    measureComponent = builder.measureComponent;
    measures = new LinkedHashMap<>(builder.measures);
    single = new MeasuredIn(Measure.VALUE, builder.scale, QuantityUnit.NONE);
    provenanceComponent = builder.provenanceComponent;
    provenance = builder.provenance;
    passedOver = builder.passedOver;
  }

  /**
   * Begins a mapping.
   *
   * @param source short name of the publication, which every figure keeps
   * @return a builder
   */
  public static Builder builder(String source) {
    return new Builder(Provenance.of(source));
  }

  /** The dataflow it is for, without version. */
  Optional<String> dataflow() {
    return Optional.ofNullable(dataflow);
  }

  Map<Dimension<?>, Reading> readings() {
    return readings;
  }

  /** Whether several observations make one figure. */
  boolean joins() {
    return measureComponent != null;
  }

  @Nullable String provenanceComponent() {
    return provenanceComponent;
  }

  Function<String, Provenance> provenance() {
    return provenance;
  }

  /**
   * What an observation is a number of.
   *
   * @throws TradeParseException if it is of none that is told
   */
  MeasuredIn number(Map<String, String> told) {
    if (measureComponent == null) {
      return single;
    }
    String code = told.getOrDefault(measureComponent, "");
    MeasuredIn number = measures.get(code);
    if (number == null) {
      throw new TradeParseException(
          "Unknown " + measureComponent,
          code,
          "accepted are " + Messages.quoteAll(measures.keySet()));
    }
    return number;
  }

  /** Whether an observation is not to be read at all. */
  boolean passesOver(Map<String, String> told) {
    return passedOver.test(told);
  }

  /**
   * Refuses an observation of another dataflow. One that does not name its dataflow is taken as it
   * is.
   */
  void requireDataflow(Map<String, String> told) {
    String named = told.getOrDefault(SdmxMessage.DATAFLOW, "");
    boolean other =
        dataflow != null && !named.equals(dataflow) && !named.startsWith(dataflow + "(");
    if (other && !named.isEmpty()) {
      throw new TradeParseException(
          "Other dataflow", named, "read is " + dataflow + "; read this one with its own mapping");
    }
  }

  /** Collects what components mean. */
  public static final class Builder {

    private final Map<Dimension<?>, Reading> readings = new LinkedHashMap<>();
    private final Map<String, MeasuredIn> measures = new LinkedHashMap<>();
    private @Nullable String dataflow;
    private @Nullable String measureComponent;
    private @Nullable String provenanceComponent;
    private Function<String, Provenance> provenance;
    private Predicate<Map<String, String>> passedOver = told -> false;
    private int scale;

    private Builder(Provenance same) {
      provenance = text -> same;
      tell(Dimension.PERIOD, SdmxMessage.TIME, SdmxMessage::period);
    }

    /**
     * Names the dataflow; observations of another one are problems.
     *
     * @param id agency and id without version, such as {@code IMF.STA:IMTS}
     * @return this
     */
    public Builder dataflow(String id) {
      dataflow = Objects.requireNonNull(id, "id");
      return this;
    }

    /**
     * A dimension is told by a component.
     *
     * @param dimension the dimension of a figure
     * @param component the id of the dimension or attribute of the dataflow
     * @param function reads its codes; throws an {@link IllegalArgumentException} for what it does
     *     not accept
     * @param <T> what it is
     * @return this
     */
    public <T extends Comparable<? super T>> Builder tell(
        Dimension<T> dimension, String component, Function<String, T> function) {
      readings.put(
          Objects.requireNonNull(dimension, "dimension"),
          new Reading(
              Objects.requireNonNull(component, "component"),
              Objects.requireNonNull(function, "function")));
      return this;
    }

    /**
     * A dimension is the same in all observations.
     *
     * @param dimension the dimension of a figure
     * @param same what it is
     * @param <T> what it is
     * @return this
     */
    public <T extends Comparable<? super T>> Builder all(Dimension<T> dimension, T same) {
      Objects.requireNonNull(same, "same");
      readings.put(Objects.requireNonNull(dimension, "dimension"), new Reading(null, text -> same));
      return this;
    }

    /**
     * All observations are values in units of a power of ten.
     *
     * @param powerOfTen such as 3 for thousands; {@code UNIT_MULT} counts besides
     * @return this
     */
    public Builder scale(int powerOfTen) {
      scale = powerOfTen;
      return this;
    }

    /**
     * A component tells that an observation is a value. Observations that differ in this component
     * alone make one figure.
     *
     * @param component the id of the dimension
     * @param code its code for values
     * @param powerOfTen the unit of the values, such as 3 for thousands
     * @return this
     */
    public Builder value(String component, String code, int powerOfTen) {
      return number(component, code, new MeasuredIn(Measure.VALUE, powerOfTen, QuantityUnit.NONE));
    }

    /**
     * A component tells that an observation is a net weight.
     *
     * @param component the id of the dimension
     * @param code its code for net weights
     * @param powerOfTen the unit, such as 2 for hundreds of kilograms
     * @return this
     */
    public Builder netWeightKg(String component, String code, int powerOfTen) {
      return number(
          component, code, new MeasuredIn(Measure.NET_WEIGHT, powerOfTen, QuantityUnit.KILOGRAM));
    }

    /**
     * A component tells that an observation is a quantity.
     *
     * @param component the id of the dimension
     * @param code its code for quantities
     * @param unit the unit of them; {@link QuantityUnit#NONE} where it is not told
     * @return this
     */
    public Builder quantity(String component, String code, QuantityUnit unit) {
      return number(component, code, new MeasuredIn(Measure.QUANTITY, 0, unit));
    }

    /**
     * All figures have a provenance, instead of one of the source alone.
     *
     * @param same the provenance
     * @return this
     */
    public Builder provenance(Provenance same) {
      Objects.requireNonNull(same, "same");
      provenanceComponent = null;
      provenance = text -> same;
      return this;
    }

    /**
     * The provenance is told by a component.
     *
     * @param component the id of the attribute; where it is not told, the function gets an empty
     *     text
     * @param function reads its text
     * @return this
     */
    public Builder provenance(String component, Function<String, Provenance> function) {
      provenanceComponent = Objects.requireNonNull(component, "component");
      provenance = Objects.requireNonNull(function, "function");
      return this;
    }

    /** Observations that are not read, and not counted. */
    Builder passOver(Predicate<Map<String, String>> which) {
      passedOver = which;
      return this;
    }

    /**
     * The mapping.
     *
     * @return a mapping of what was told
     * @throws IllegalStateException if something is missing that every figure tells
     */
    public SdmxMapping build() {
      List<Dimension<?>> missing = new ArrayList<>();
      for (Dimension<?> dimension :
          List.<Dimension<?>>of(
              Dimension.ECONOMY,
              Dimension.PARTNER,
              Dimension.DIRECTION,
              Dimension.COMMODITY,
              Dimension.VALUATION,
              Dimension.CURRENCY)) {
        if (!readings.containsKey(dimension)) {
          missing.add(dimension);
        }
      }
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            "The mapping is not complete: tell "
                + String.join(", ", missing.stream().map(Dimension::toString).toList()));
      }
      return new SdmxMapping(this);
    }

    private Builder number(String component, String code, MeasuredIn number) {
      if (measureComponent != null && !measureComponent.equals(component)) {
        throw new IllegalArgumentException(
            "Two components "
                + Messages.quote(measureComponent)
                + " and "
                + Messages.quote(component)
                + " tell what an observation is a number of: name one");
      }
      measureComponent = Objects.requireNonNull(component, "component");
      measures.put(Objects.requireNonNull(code, "code"), number);
      return this;
    }
  }
}
