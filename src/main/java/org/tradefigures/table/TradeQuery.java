package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

/**
 * Which figures, and what to keep apart when they are added up. Immutable: every method returns a
 * changed copy. Conditions on one dimension narrow each other; a query without any picks
 * everything. For instance the exports and imports of Kenya by chapter of the HS, year by year:
 *
 * <pre>{@code
 * TradeQuery chapters =
 *     TradeQuery.all()
 *         .seenFrom(Economy.of("KEN"))
 *         .years(2020, 2022)
 *         .atCommodityLevel(2)
 *         .keep(PERIOD, DIRECTION, COMMODITY);
 * }</pre>
 *
 * <p>What is not kept is added up over, and refused where the figures can't be: {@link
 * TradeTable#where} picks rows and adds nothing up.
 *
 * <p>{@link #seenFrom} turns figures round before the conditions apply: with {@code seenFrom(KEN)}
 * the imports of the United States from Kenya, whoever reports them, are exports of Kenya. Roll-ups
 * ({@link #atCommodityLevel}, {@link #per}) replace values before they are kept apart; conditions
 * apply to the values as they stand in the data.
 */
public final class TradeQuery {

  private static final int FINEST_LEVEL =
      Stream.of(Classification.values())
          .flatMap(classification -> classification.levels().stream())
          .mapToInt(Integer::intValue)
          .max()
          .orElseThrow();

  private static final Economy TAIWAN = Economy.of("TWN");
  private static final Economy OTHER_ASIA = Economy.of("S19");

  private static final List<Dimension<Economy>> WHOSE =
      List.of(
          Dimension.ECONOMY,
          Dimension.PARTNER,
          Dimension.EXPORTER,
          Dimension.IMPORTER,
          Dimension.DECLARANT);

  private static final TradeQuery ALL = new TradeQuery(new Parts());

  private final Parts parts;

  private TradeQuery(Parts parts) {
    this.parts = parts;
  }

  /** What a query says; it changes only while a copy of a query is made. */
  private static final class Parts {
    @Nullable Economy viewpoint;
    Map<Dimension<?>, Predicate<Object>> conditions = Map.of();
    Set<Object> named = Set.of();
    Map<Dimension<Economy>, EconomyGroup> groups = Map.of();
    List<Dimension<?>> kept = List.of();
    List<Dimension<?>> compared = List.of();
    List<Dimension<?>> addedUpOver = List.of();
    Map<Dimension<?>, UnaryOperator<Object>> rollUps = Map.of();
    boolean valuesOnly;
    boolean reconciledOnBothSides;
    Wording wording = Wording.QUERY;
    List<String> description = List.of();

    Parts() {}

    Parts(Parts other) {
      viewpoint = other.viewpoint;
      conditions = other.conditions;
      named = other.named;
      groups = other.groups;
      kept = other.kept;
      compared = other.compared;
      addedUpOver = other.addedUpOver;
      rollUps = other.rollUps;
      valuesOnly = other.valuesOnly;
      reconciledOnBothSides = other.reconciledOnBothSides;
      wording = other.wording;
      description = other.description;
    }
  }

  /**
   * Everything, added up over everything.
   *
   * @return the query without conditions
   */
  public static TradeQuery all() {
    return ALL;
  }

  /**
   * The figures an office published.
   *
   * @param reporter the code of an economy, {@code reconciled} or {@code unknown}
   * @return the query
   */
  public static TradeQuery reporter(String reporter) {
    return ALL.reporters(reporter);
  }

  /**
   * The trade of an economy, as it stands in the data.
   *
   * @param economy ISO 3166-1 alpha-3
   * @return the query
   */
  public static TradeQuery economy(String economy) {
    return ALL.economies(economy);
  }

  /**
   * Turns figures round so that they are the trade of this economy, and picks only those.
   *
   * @param economy whose trade it is
   * @return the copy
   */
  public TradeQuery seenFrom(Economy economy) {
    Objects.requireNonNull(economy, "economy");
    return changed("seen from " + economy, copy -> copy.viewpoint = economy);
  }

  /**
   * Picks the trade of these economies.
   *
   * @param codes ISO 3166-1 alpha-3
   * @return the copy
   */
  public TradeQuery economies(String... codes) {
    return where(Dimension.ECONOMY, economiesOf(codes));
  }

  /**
   * Picks the trade with these partners.
   *
   * @param codes ISO 3166-1 alpha-3
   * @return the copy
   */
  public TradeQuery partners(String... codes) {
    return where(Dimension.PARTNER, economiesOf(codes));
  }

  /**
   * Picks the trade with the members of a group, each in the periods throughout which it was one.
   *
   * @param group the group
   * @return the copy
   */
  public TradeQuery partnersIn(EconomyGroup group) {
    return within(Dimension.PARTNER, group);
  }

  /**
   * Picks the trade of the members of a group, each in the periods throughout which it was one.
   *
   * @param group the group
   * @return the copy
   */
  public TradeQuery economiesIn(EconomyGroup group) {
    return within(Dimension.ECONOMY, group);
  }

  /**
   * Picks what these offices published.
   *
   * @param reporters codes of economies, {@code reconciled} or {@code unknown}
   * @return the copy
   */
  public TradeQuery reporters(String... reporters) {
    return where(Dimension.REPORTER, Arrays.stream(reporters).map(Reporter::parse).toList());
  }

  /**
   * Picks these directions.
   *
   * @param directions the directions
   * @return the copy
   */
  public TradeQuery directions(FlowDirection... directions) {
    return where(Dimension.DIRECTION, List.of(directions));
  }

  /**
   * Picks these valuations.
   *
   * @param valuations the valuations
   * @return the copy
   */
  public TradeQuery valuations(Valuation... valuations) {
    return where(Dimension.VALUATION, List.of(valuations));
  }

  /**
   * Picks figures in these currencies.
   *
   * @param codes ISO 4217 alphabetic
   * @return the copy
   */
  public TradeQuery currencies(String... codes) {
    return where(Dimension.CURRENCY, Arrays.stream(codes).map(Currencies::code).toList());
  }

  /**
   * Picks these sources.
   *
   * @param sources their short names
   * @return the copy
   */
  public TradeQuery sources(String... sources) {
    return where(Dimension.SOURCE, List.of(sources));
  }

  /**
   * Picks these periods, exactly as they stand in the data.
   *
   * @param periods the periods
   * @return the copy
   */
  public TradeQuery periods(Period... periods) {
    return where(Dimension.PERIOD, List.of(periods));
  }

  /**
   * Picks the periods that lie in a span, of whatever length: with {@link #frequency}, such as
   * {@code within(Period.year(2024)).frequency(Frequency.MONTH)}, the months of a year.
   *
   * @param span such as a year, or what {@link Period#span} makes
   * @return the copy
   */
  public TradeQuery within(Period span) {
    return where(Dimension.PERIOD, span::contains, "within " + span);
  }

  /**
   * Picks the calendar years from the first to the last, and no shorter period: those are picked
   * {@link #within} a span.
   *
   * @param first the first year
   * @param last the last year, included
   * @return the copy
   */
  public TradeQuery years(int first, int last) {
    Period span = Period.span(Period.year(first).start(), Period.year(last).end());
    return where(
        Dimension.PERIOD,
        p -> p.frequency() == Frequency.YEAR && span.contains(p),
        "years " + first + " to " + last);
  }

  /**
   * Picks the periods of one length.
   *
   * @param frequency the length
   * @return the copy
   */
  public TradeQuery frequency(Frequency frequency) {
    return where(Dimension.PERIOD, p -> p.frequency() == frequency, "frequency " + frequency);
  }

  /**
   * Picks these goods, exactly as they stand in the data.
   *
   * @param commodities the commodities
   * @return the copy
   */
  public TradeQuery commodities(Commodity... commodities) {
    return where(Dimension.COMMODITY, List.of(commodities));
  }

  /**
   * Picks the rows of one level of the classification.
   *
   * @param level 0 for totals, 2 for chapters, 4 for headings, 6 for subheadings of the HS
   * @return the copy
   * @throws IllegalArgumentException if no classification has the level
   */
  public TradeQuery commodityLevel(int level) {
    if (level < 0 || level > FINEST_LEVEL) {
      throw new IllegalArgumentException(
          "Unknown level "
              + level
              + ": accepted are 0 for totals to "
              + FINEST_LEVEL
              + " for the finest codes");
    }
    return where(Dimension.COMMODITY, c -> c.level() == level, "commodity level " + level);
  }

  /**
   * Picks the rows whose value in a dimension is one of these.
   *
   * @param dimension the dimension
   * @param values the values
   * @param <T> their type
   * @return the copy
   */
  public <T extends Comparable<? super T>> TradeQuery where(
      Dimension<T> dimension, Collection<? extends T> values) {
    Set<T> accepted = new LinkedHashSet<>(values);
    return narrowed(
        dimension,
        accepted::contains,
        dimension + " " + accepted.stream().map(Object::toString).collect(Collectors.joining(", ")),
        accepted);
  }

  /**
   * Picks the rows whose value in a dimension meets a condition.
   *
   * @param dimension the dimension
   * @param condition the condition
   * @param words the condition in words, for {@link #toString()}
   * @param <T> the type of the values
   * @return the copy
   */
  public <T extends Comparable<? super T>> TradeQuery where(
      Dimension<T> dimension, Predicate<? super T> condition, String words) {
    return narrowed(dimension, condition, words, Set.of());
  }

  private TradeQuery narrowed(
      Dimension<?> dimension, Predicate<?> condition, String words, Set<?> values) {
    Map<Dimension<?>, Predicate<Object>> more = new LinkedHashMap<>(parts.conditions);
    more.merge(dimension, erased(condition), Predicate::and);
    Set<Object> named = new LinkedHashSet<>(parts.named);
    named.addAll(values);
    return changed(
        words,
        copy -> {
          copy.conditions = more;
          copy.named = named;
        });
  }

  /**
   * Keeps these dimensions apart; everything else is added up over.
   *
   * @param dimensions what the rows of the answer stand for, in the order of its columns
   * @return the copy
   */
  public TradeQuery keep(Dimension<?>... dimensions) {
    List<Dimension<?>> all = new ArrayList<>(parts.kept);
    Arrays.stream(dimensions).filter(d -> !all.contains(d)).forEach(all::add);
    return changed(
        "keep " + all.stream().map(Dimension::toString).collect(Collectors.joining(", ")),
        copy -> copy.kept = List.copyOf(all));
  }

  /**
   * Says that sums which differ in a kept dimension will be set against each other, as the exports
   * and imports of a balance are. Then they must not only be sums, but be comparable: of goods by
   * one classification and edition, unless what is told by another one are totals of all goods.
   *
   * @param dimension one of those that are kept apart
   * @return the copy
   */
  public TradeQuery compare(Dimension<?> dimension) {
    return changed("compare " + dimension, copy -> copy.compared = with(copy.compared, dimension));
  }

  /**
   * Says who asks, so that refusals give advice in their words; for indicators.
   *
   * @param words theirs
   * @return the copy
   */
  public TradeQuery advisedIn(Wording words) {
    Parts copy = new Parts(parts);
    copy.wording = Objects.requireNonNull(words, "words");
    return new TradeQuery(copy);
  }

  /**
   * Says that dimensions are not kept apart whatever happens, as the items of a share are not in
   * the total of all, so that a refusal does not advise to keep them apart; for indicators.
   *
   * @param dimensions none of those that are kept apart
   * @return the copy
   */
  public TradeQuery addingUpOver(Collection<? extends Dimension<?>> dimensions) {
    return changed(
        "adding up over " + dimensions, copy -> copy.addedUpOver = List.copyOf(dimensions));
  }

  /**
   * Adds figures up to a level of their classification: subheadings to chapters, say. Rows that are
   * less detailed than that are refused when they are met.
   *
   * @param level the level, such as 2 for chapters of the HS
   * @return the copy
   */
  public TradeQuery atCommodityLevel(int level) {
    return rolledUp(Dimension.COMMODITY, c -> c.atLevel(level), "commodities at level " + level);
  }

  /**
   * Adds figures up to longer periods: months to years, say. Rows of a longer period than that are
   * refused when they are met. A year of which some months are not told becomes the sum of the
   * others, and nothing in the answer marks it; ask with the period as it stands to see them.
   * Indicators do so and tell what is not there.
   *
   * @param frequency year, half-year, quarter or month
   * @return the copy
   */
  public TradeQuery per(Frequency frequency) {
    return rolledUp(Dimension.PERIOD, p -> p.within(frequency), "per " + frequency);
  }

  /**
   * Replaces the values of a dimension by coarser ones before they are kept apart. What figures say
   * of themselves has to stay true: a period has to lie in the one that replaces it, a direction or
   * valuation to be of its kind, and a currency to stay as it is. Anything else is refused when it
   * is met.
   *
   * @param dimension the dimension
   * @param function gives the coarser value
   * @param words the roll-up in words, for {@link #toString()}
   * @param <T> the type of the values
   * @return the copy
   */
  public <T extends Comparable<? super T>> TradeQuery rolledUp(
      Dimension<T> dimension, Function<? super T, ? extends T> function, String words) {
    Map<Dimension<?>, UnaryOperator<Object>> more = new LinkedHashMap<>(parts.rollUps);
    @SuppressWarnings("unchecked")
    Function<Object, Object> erased = (Function<Object, Object>) (Function<?, ?>) function;
    more.merge(dimension, erased::apply, (a, b) -> x -> b.apply(a.apply(x)));
    return changed(words, copy -> copy.rollUps = more);
  }

  /**
   * The same query without the roll-ups of a dimension, for indicators and stores.
   *
   * @param dimension the dimension
   * @return the copy
   */
  public TradeQuery asItStands(Dimension<?> dimension) {
    Map<Dimension<?>, UnaryOperator<Object>> fewer = new LinkedHashMap<>(parts.rollUps);
    fewer.remove(dimension);
    return changed(dimension + " as it stands", copy -> copy.rollUps = fewer);
  }

  /**
   * Adds up values and nothing else: the answer tells neither weights nor quantities, and comes
   * sooner.
   *
   * @return the copy
   */
  public TradeQuery valuesOnly() {
    return changed("values only", copy -> copy.valuesOnly = true);
  }

  /**
   * Takes every figure that is nobody's report twice: as it stands, and turned round as the trade
   * of its partner. A reconciled export of Kenya to the United States is an import of the United
   * States too, and no other row tells it. Directions have to be kept apart, or the figure would
   * count twice in one sum. Figures that an office reported stay as they stand; with {@link
   * #seenFrom} every figure is turned to the one side already, and this changes nothing.
   *
   * @return the copy
   */
  public TradeQuery reconciledOnBothSides() {
    return changed("reconciled figures on both sides", copy -> copy.reconciledOnBothSides = true);
  }

  /**
   * From which economy's side figures are seen.
   *
   * @return empty where they stay as they stand in the data
   */
  public Optional<Economy> viewpoint() {
    return Optional.ofNullable(parts.viewpoint);
  }

  /**
   * The dimensions that have a condition.
   *
   * @return the dimensions
   */
  public Set<Dimension<?>> conditioned() {
    return Set.copyOf(parts.conditions.keySet());
  }

  /**
   * Whether a row with this value passes the condition on the dimension.
   *
   * @param dimension the dimension
   * @param value the value
   * @param <T> its type
   * @return true where there is no condition
   */
  public <T extends Comparable<? super T>> boolean accepts(Dimension<T> dimension, T value) {
    Predicate<Object> condition = parts.conditions.get(dimension);
    return condition == null || condition.test(value);
  }

  /**
   * The dimensions in which only members of a group are picked, with the group.
   *
   * @return economy, partner or both
   */
  public Map<Dimension<Economy>, EconomyGroup> groups() {
    return parts.groups;
  }

  /**
   * What is kept apart.
   *
   * @return the dimensions, in the order of the answer's columns
   */
  public List<Dimension<?>> kept() {
    return parts.kept;
  }

  /**
   * In what sums differ that will be set against each other.
   *
   * @return the dimensions
   */
  public List<Dimension<?>> compared() {
    return parts.compared;
  }

  Wording wording() {
    return parts.wording;
  }

  /** Whether a dimension is not to be kept apart whatever happens. */
  boolean isAddedUpOver(Dimension<?> dimension) {
    return parts.addedUpOver.contains(dimension);
  }

  /**
   * Whether the values of a dimension are replaced by coarser ones.
   *
   * @param dimension the dimension
   * @return whether there is a roll-up
   */
  public boolean isRolledUp(Dimension<?> dimension) {
    return parts.rollUps.containsKey(dimension);
  }

  /**
   * The value as it is kept apart.
   *
   * @param dimension the dimension
   * @param value the value as it stands in the data
   * @param <T> its type
   * @return the coarser value; the same where there is no roll-up
   * @throws IllegalArgumentException if the roll-up does not accept the value, or what it gives is
   *     no coarser value but another one
   */
  @SuppressWarnings("unchecked")
  public <T extends Comparable<? super T>> T rolledUp(Dimension<T> dimension, T value) {
    UnaryOperator<Object> rollUp = parts.rollUps.get(dimension);
    if (rollUp == null) {
      return value;
    }
    T coarser = (T) Objects.requireNonNull(rollUp.apply(value), "what the roll-up gives");
    remedyUnlessHeld(dimension, value, coarser)
        .ifPresent(
            remedy -> {
              throw new IllegalArgumentException(
                  "Can't roll up "
                      + dimension
                      + " "
                      + Messages.quote(value)
                      + " to "
                      + Messages.quote(coarser)
                      + ", which does not hold it: "
                      + remedy);
            });
    return coarser;
  }

  /** What to do instead, where a figure of the value would lie as one of the other. */
  private static Optional<String> remedyUnlessHeld(
      Dimension<?> dimension, Object value, Object coarser) {
    if (value.equals(coarser)) {
      return Optional.empty();
    }
    if (dimension == Dimension.CURRENCY) {
      return Optional.of("convert the amounts before they are added up");
    }
    if (value instanceof Period part && !((Period) coarser).contains(part)) {
      return Optional.of("give a period in which it lies, as per(…) does");
    }
    if (value instanceof FlowDirection kind && !((FlowDirection) coarser).includes(kind)) {
      return Optional.of(
          "give 'X' for exports and 'M' for imports, or ask TotalTrade for the sum of both");
    }
    if (value instanceof Valuation valuation && valuation.asClass() != coarser) {
      return Optional.of("give its class, as Valuation::asClass does");
    }
    return Optional.empty();
  }

  /**
   * Whether weights and quantities are left out.
   *
   * @return whether {@link #valuesOnly()} was asked
   */
  public boolean isValuesOnly() {
    return parts.valuesOnly;
  }

  /**
   * Whether reconciled figures count for their partner too.
   *
   * @return whether {@link #reconciledOnBothSides()} was asked, and {@link #seenFrom} was not
   * @throws IllegalArgumentException if it was, and directions are not kept apart
   */
  public boolean isReconciledOnBothSides() {
    if (!parts.reconciledOnBothSides || parts.viewpoint != null) {
      return false;
    }
    if (!parts.kept.contains(Dimension.DIRECTION)) {
      throw new IllegalArgumentException(
          "Can't take reconciled figures on both sides without directions: the export and the import are one figure"
              + " and would count twice; add DIRECTION to keep(…)");
    }
    return true;
  }

  /**
   * Refuses to look for trade under a code that the data do not have because they have it under
   * another one: UN Comtrade and what is made of it tell trade of Taiwan, {@code TWN}, as that of
   * other Asia not elsewhere specified, {@code S19}. For stores.
   *
   * @param told gives the economies that figures of the store are of ({@link Dimension#ECONOMY}) or
   *     with ({@link Dimension#PARTNER}); asked only where the query names Taiwan, and not other
   *     Asia too
   * @throws IllegalArgumentException if other Asia is among them, and Taiwan is not
   */
  public void requireToldAs(Function<Dimension<Economy>, Collection<Economy>> told) {
    if (!looksForTaiwanAlone()) {
      return;
    }
    Set<Economy> economies = new HashSet<>(told.apply(Dimension.ECONOMY));
    economies.addAll(told.apply(Dimension.PARTNER));
    if (economies.contains(OTHER_ASIA) && !economies.contains(TAIWAN)) {
      throw new IllegalArgumentException(
          "No trade of 'TWN' (Taiwan) in the data, but of 'S19' ("
              + OTHER_ASIA.name()
              + "), under which UN Comtrade and BACI tell it: ask for 'S19', or where there may be either, for both");
    }
  }

  private boolean looksForTaiwanAlone() {
    return TAIWAN.equals(parts.viewpoint)
        || (parts.named.contains(TAIWAN)
            && WHOSE.stream().anyMatch(d -> accepts(d, TAIWAN) && !accepts(d, OTHER_ASIA)))
        || (parts.named.contains(Reporter.of(TAIWAN))
            && accepts(Dimension.REPORTER, Reporter.of(TAIWAN))
            && !accepts(Dimension.REPORTER, Reporter.of(OTHER_ASIA)));
  }

  /** The query in words. */
  @Override
  public String toString() {
    return parts.description.isEmpty() ? "everything" : String.join("; ", parts.description);
  }

  private TradeQuery within(Dimension<Economy> dimension, EconomyGroup group) {
    Map<Dimension<Economy>, EconomyGroup> more = new LinkedHashMap<>(parts.groups);
    if (more.put(dimension, group) != null) {
      throw new IllegalArgumentException(
          "Two groups for " + dimension + ": name one group, and narrow it with a condition");
    }
    return changed(
        dimension + " in " + group, copy -> copy.groups = Collections.unmodifiableMap(more));
  }

  private TradeQuery changed(String words, Consumer<Parts> change) {
    Parts copy = new Parts(parts);
    change.accept(copy);
    copy.description = with(copy.description, Objects.requireNonNull(words, "words"));
    return new TradeQuery(copy);
  }

  private static <T> List<T> with(List<T> list, T one) {
    List<T> more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  private static List<Economy> economiesOf(String... codes) {
    return Arrays.stream(codes).map(Economy::of).toList();
  }

  @SuppressWarnings("unchecked")
  private static Predicate<Object> erased(Predicate<?> condition) {
    return (Predicate<Object>) condition;
  }
}
