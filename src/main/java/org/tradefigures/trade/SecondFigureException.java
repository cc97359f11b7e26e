package org.tradefigures.trade;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/**
 * A second figure for a flow that is told already, which would count twice: two figures that agree
 * in all fields of {@link TradeField#IDENTITY}. The {@link #value} is the text of these fields,
 * whole in the message too.
 */
public final class SecondFigureException extends TradeParseException {

  private static final long serialVersionUID = 1L;

  private SecondFigureException(
      String flow, String remedy, @Nullable Location location, @Nullable Throwable cause) {
    super("Second figure for the same flow", flow, remedy, location, cause);
  }

  private SecondFigureException(TradeFlow flow, String remedy, @Nullable Location location) {
    this(identity(flow), remedy, location, null);
  }

  /**
   * A figure that one publication gives beside another.
   *
   * @param flow the figure
   * @param told where else the flow is told and that it is, such as {@code line 2 tells}
   * @param place where the figure stands
   * @return the exception
   */
  public static SecondFigureException of(TradeFlow flow, String told, Location place) {
    return new SecondFigureException(flow, ofOneSource(told), place);
  }

  /**
   * Figures that one publication gives in files of which it is known only that they are there.
   *
   * @param flow one of the figures
   * @param files for every figure of the flow the name of its file
   * @return the exception
   */
  public static SecondFigureException inFiles(TradeFlow flow, List<String> files) {
    String names = files.stream().distinct().collect(Collectors.joining(" and "));
    return new SecondFigureException(
        flow, ofOneSource(files.size() + " rows of " + names + " tell"), null);
  }

  private static String ofOneSource(String told) {
    return told
        + " it from the same source; keep one, or tell them apart by source, vintage or day of publication";
  }

  /**
   * A figure that one publication gives in another currency too, so that a conversion would make
   * two figures for one flow.
   *
   * @param flow the figure
   * @param told where else the flow is told and that it is, such as {@code row 1 tells}
   * @param other the other currency
   * @param place where the figure stands; null where that is not known
   * @return the exception
   */
  public static SecondFigureException inCurrencies(
      TradeFlow flow, String told, String other, @Nullable Location place) {
    return new SecondFigureException(
        flow,
        told + " it in " + other + "; pick the figures in one currency before they are converted",
        place);
  }

  private static String identity(TradeFlow flow) {
    Map<TradeField, String> identity = new EnumMap<>(flow.fields());
    identity.keySet().retainAll(TradeField.IDENTITY);
    return TradeFlow.format(identity);
  }

  @Override
  public SecondFigureException at(Location place) {
    Objects.requireNonNull(place, "place");
    return location().isPresent()
        ? this
        : new SecondFigureException(value(), remedy(), place, this);
  }

  /** What tells two figures apart may stand at the end, so nothing is cut. */
  @Override
  protected String shown(String text) {
    return Messages.quoteWhole(text);
  }
}
