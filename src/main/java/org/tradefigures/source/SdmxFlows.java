package org.tradefigures.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;

/**
 * Makes figures from the observations of a message, as a {@link SdmxMapping} says. Where value,
 * weight and quantity of a figure are observations of their own, they are kept until the end of the
 * message and joined; a weight whose value is not in the message is a figure whose value is
 * missing.
 */
final class SdmxFlows implements SdmxMessage.Observations {

  private static final String STATUS = "observation status";
  private static final String WEIGHT = "net weight";
  private static final String QUANTITY = "quantity";
  private static final String UNIT = "unit of quantity";
  private static final Pattern NOTHING = Pattern.compile("(?:NaN|:\\s*([a-z]*))?");

  private final SdmxMapping mapping;
  private final String source;
  private final FlowSink sink;
  private final List<String> components;
  private final LayoutRows rows;
  private final Map<Key, Figure> figures = new LinkedHashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /** What was told of a figure up to now. */
  private static final class Figure {
    private final Location place;
    private @Nullable BigDecimal value;
    private @Nullable ObservationStatus status;
    private @Nullable BigDecimal weight;
    private @Nullable BigDecimal quantity;
    private QuantityUnit unit = QuantityUnit.NONE;
    private final Set<SdmxMapping.Measure> told = EnumSet.noneOf(SdmxMapping.Measure.class);

    Figure(Location place) {
      this.place = place;
    }
  }

  /**
   * What observations of one figure have in common. The hash of a list of short codes is that of
   * many others.
   */
  private record Key(List<String> texts, int hash) {

    static Key of(List<String> texts) {
      int hash = 0;
      for (String text : texts) {
        int mixed = (hash ^ text.hashCode()) * 0x85EBCA6B;
        hash = mixed ^ mixed >>> 15;
      }
      return new Key(texts, hash);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private SdmxFlows(SdmxMapping mapping, String source, FlowSink sink) {
    this.mapping = mapping;
    this.source = source;
    this.sink = sink;
    Set<String> told = new LinkedHashSet<>();
    mapping
        .readings()
        .values()
        .forEach(
            reading -> {
              if (reading.component() != null) {
                told.add(reading.component());
              }
            });
    if (mapping.provenanceComponent() != null) {
      told.add(mapping.provenanceComponent());
    }
    components = List.copyOf(told);
    rows = new LayoutRows(layout(), sink);
  }

  /** Reads a message. */
  static void read(SdmxMapping mapping, SourceText in, FlowSink sink) throws IOException {
    SdmxFlows flows = new SdmxFlows(mapping, in.name(), sink);
    sink.coverage(Coverage.SELECTION);
    SdmxMessage.read(in, flows);
    flows.figures.forEach((key, figure) -> flows.add(key.texts, figure));
  }

  @Override
  public void reject(TradeParseException problem, Location place) {
    sink.problem(problem, place);
  }

  @Override
  public void add(Map<String, String> told, Location place) {
    if (mapping.passesOver(told)) {
      return;
    }
    List<String> key = components.stream().map(c -> known(told.getOrDefault(c, ""))).toList();
    try {
      mapping.requireDataflow(told);
      SdmxMapping.MeasuredIn number = mapping.number(told);
      if (mapping.joins()) {
        join(figures.computeIfAbsent(Key.of(key), k -> new Figure(place)), number, told, place);
      } else {
        Figure figure = new Figure(place);
        join(figure, number, told, place);
        add(key, figure);
      }
    } catch (TradeParseException e) {
      sink.problem(e, place);
    }
  }

  /** The one copy of a text that stands in many observations. */
  private String known(String text) {
    String stripped = text.strip();
    String before = texts.putIfAbsent(stripped, stripped);
    return before == null ? stripped : before;
  }

  private static void join(
      Figure figure, SdmxMapping.MeasuredIn number, Map<String, String> told, Location place) {
    String text = told.getOrDefault(SdmxMessage.VALUE, "").strip();
    Matcher nothing = NOTHING.matcher(text);
    boolean hasNumber = !nothing.matches();
    String flags = hasNumber ? "" : Objects.requireNonNullElse(nothing.group(1), "");
    BigDecimal amount = hasNumber ? amount(text, number, told, place) : null;
    ObservationStatus status = SdmxStatus.of(told, flags, hasNumber, place);
    if (!figure.told.add(number.measure())) {
      throw new TradeParseException(
          "Second number for the same figure",
          text,
          figure.place + " begins it; keep one",
          Location.of(place.source(), place.line(), SdmxMessage.VALUE),
          null);
    }
    switch (number.measure()) {
      case VALUE -> {
        figure.value = amount;
        figure.status = status;
      }
      case NET_WEIGHT -> figure.weight = amount;
      case QUANTITY -> {
        figure.quantity = amount;
        figure.unit = number.unit();
      }
    }
  }

  private static BigDecimal amount(
      String text, SdmxMapping.MeasuredIn number, Map<String, String> told, Location place) {
    Location cell = Location.of(place.source(), place.line(), SdmxMessage.VALUE);
    BigDecimal amount =
        Decimals.find(text)
            .orElseThrow(
                () ->
                    new TradeParseException(
                        "Malformed value",
                        text,
                        "expected is a number with a point before the decimals, of at most "
                            + Decimals.MOST_DIGITS
                            + " digits and without thousands separators",
                        cell,
                        null));
    String multiplier = told.getOrDefault(SdmxMessage.UNIT_MULT, "");
    int power = number.power() + (multiplier.isEmpty() ? 0 : SdmxMessage.power(multiplier, place));
    try {
      return Decimals.normal(amount.scaleByPowerOfTen(power));
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed value", text, String.valueOf(e.getMessage()), cell, e);
    }
  }

  private void add(List<String> key, Figure figure) {
    if (figure.told.isEmpty()) {
      return;
    }
    List<@Nullable String> cells = new ArrayList<>(key);
    cells.add(text(figure.value));
    cells.add(Objects.requireNonNullElse(figure.status, ObservationStatus.MISSING).toString());
    cells.add(text(figure.weight));
    cells.add(text(figure.quantity));
    cells.add(figure.unit.toString());
    rows.add(cells, figure.place);
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private Layout layout() {
    List<String> header = new ArrayList<>(components);
    header.addAll(List.of(SdmxMessage.VALUE, STATUS, WEIGHT, QUANTITY, UNIT));
    Layout.Builder layout = Layout.of(header, Location.of(source, 0));
    mapping.readings().forEach((dimension, reading) -> declare(layout, dimension, reading));
    if (!mapping.readings().containsKey(Dimension.REPORTER)) {
      declareReporter(layout, Objects.requireNonNull(mapping.readings().get(Dimension.ECONOMY)));
    }
    String provenance = mapping.provenanceComponent();
    if (provenance == null) {
      layout.provenance(paged(mapping.provenance().apply("")));
    } else {
      layout.provenance(
          cells -> paged(mapping.provenance().apply(cells.get(0))), layout.text(provenance));
    }
    return layout
        .value(SdmxMessage.VALUE, 0)
        .status(cells -> ObservationStatus.parse(cells.get(0)), layout.text(STATUS))
        .netWeightKg(WEIGHT, 0)
        .quantity(QUANTITY, 0, cells -> QuantityUnit.parse(cells.get(0)), layout.text(UNIT))
        .build();
  }

  private Provenance paged(Provenance provenance) {
    return provenance.page() == null ? provenance.withPage(source) : provenance;
  }

  private static <T extends Comparable<? super T>> void declare(
      Layout.Builder layout, Dimension<T> dimension, SdmxMapping.Reading reading) {
    Function<String, T> function = function(reading, dimension.toString());
    String component = reading.component();
    if (component == null) {
      layout.tell(dimension, cells -> function.apply(""));
    } else {
      layout.tell(dimension, component, function);
    }
  }

  private static void declareReporter(Layout.Builder layout, SdmxMapping.Reading economy) {
    Function<String, Economy> function = function(economy, Dimension.ECONOMY.toString());
    String component = economy.component();
    if (component == null) {
      layout.tell(Dimension.REPORTER, cells -> Reporter.of(function.apply("")));
    } else {
      layout.tell(Dimension.REPORTER, component, code -> Reporter.of(function.apply(code)));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> Function<String, T> function(SdmxMapping.Reading reading, String what) {
    Function<String, T> function = (Function<String, T>) reading.function();
    String component = reading.component();
    if (component == null) {
      return function;
    }
    return code -> {
      if (code.isEmpty()) {
        throw new TradeParseException(
            "Missing component", component, "it tells the " + what + " of a figure");
      }
      try {
        return function.apply(code);
      } catch (TradeParseException e) {
        throw e;
      } catch (IllegalArgumentException e) {
        throw new TradeParseException(
            "Malformed " + what, code, String.valueOf(e.getMessage()), null, e);
      }
    };
  }
}
