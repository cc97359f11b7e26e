package org.tradefigures.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.Suggestions;

/**
 * Which commodities of one classification correspond to which of another, as a correlation or
 * conversion table tells it: a map of many to many, whose relations may carry weights. It is what
 * figures of one classification are converted to another with.
 *
 * @param name what the table is called, such as the name of its file; results name it
 * @param from the classification whose codes are looked up
 * @param to the classification they correspond to
 * @param byCommodity the targets of each commodity: at least one, each once; in the order of the
 *     commodities
 */
public record Concordance(
    String name, Classification from, Classification to, Map<Commodity, List<Target>> byCommodity) {

  /**
   * A commodity that another corresponds to.
   *
   * @param commodity the commodity
   * @param weight the share of the source that goes to it, up to a factor that all targets of the
   *     source have in common: zero or more; null where the table does not tell
   */
  public record Target(Commodity commodity, @Nullable BigDecimal weight)
      implements Comparable<Target> {

    private static final Comparator<Target> ORDER =
        Comparator.comparing(Target::commodity)
            .thenComparing(Target::weight, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Brings the weight into its normal form.
     *
     * @throws IllegalArgumentException if the weight is negative or has more than 38 digits
     */
    public Target {
      Objects.requireNonNull(commodity, "commodity");
      weight = weight == null ? null : Decimals.normal(weight);
      if (weight != null && weight.signum() < 0) {
        throw new IllegalArgumentException(
            "Negative weight "
                + Messages.quote(weight.toPlainString())
                + " of "
                + commodity
                + ": a share is zero or more");
      }
    }

    @Override
    public int compareTo(Target other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * One relation.
   *
   * @param source the commodity that is looked up
   * @param target a commodity it corresponds to
   */
  public record Relation(Commodity source, Target target) {

    /** Checks that both are there. */
    public Relation {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(target, "target");
    }

    /**
     * A relation without weight.
     *
     * @param source the commodity that is looked up
     * @param target a commodity it corresponds to
     * @return the relation
     */
    public static Relation of(Commodity source, Commodity target) {
      return new Relation(source, new Target(target, null));
    }

    /**
     * A relation with a weight.
     *
     * @param source the commodity that is looked up
     * @param target a commodity it corresponds to
     * @param weight the share of the source that goes to it, up to a common factor: zero or more
     * @return the relation
     */
    public static Relation of(Commodity source, Commodity target, BigDecimal weight) {
      return new Relation(source, new Target(target, Objects.requireNonNull(weight, "weight")));
    }
  }

  /**
   * Checks and copies the relations.
   *
   * @throws IllegalArgumentException if both classifications are the same, a commodity is of
   *     another one or a total, a commodity has no target or one of them twice, or weights are told
   *     for some of its targets only or are all zero
   */
  public Concordance {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (name.isBlank()) {
      throw new IllegalArgumentException("Empty name of a concordance: results name it");
    }
    if (from == to) {
      throw new IllegalArgumentException(
          "Concordance from " + from + " to itself: accepted are two classifications");
    }
    Map<Commodity, List<Target>> copy = new TreeMap<>();
    for (Map.Entry<Commodity, List<Target>> entry : byCommodity.entrySet()) {
      Commodity source = entry.getKey();
      List<Target> targets = entry.getValue().stream().sorted().toList();
      check(source, from);
      targets.forEach(target -> check(target.commodity, to));
      checkTargets(source, targets);
      copy.put(source, targets);
    }
    byCommodity = Collections.unmodifiableMap(copy);
  }

  /**
   * A concordance of relations.
   *
   * @param name what the table is called
   * @param from the classification of all sources
   * @param to the classification of all targets
   * @param relations the relations, in any order
   * @return the concordance
   * @throws IllegalArgumentException as for the map
   */
  public static Concordance of(
      String name, Classification from, Classification to, Collection<Relation> relations) {
    Map<Commodity, List<Target>> targets = new HashMap<>();
    for (Relation relation : relations) {
      targets.computeIfAbsent(relation.source, s -> new ArrayList<>()).add(relation.target);
    }
    return new Concordance(name, from, to, targets);
  }

  /**
   * The commodities that one corresponds to.
   *
   * @param source a commodity
   * @return its targets, in the order of their codes; empty if it is not in the table
   */
  public List<Target> find(Commodity source) {
    return byCommodity.getOrDefault(Objects.requireNonNull(source, "source"), List.of());
  }

  /**
   * The commodities that one corresponds to.
   *
   * @param source a commodity
   * @return its targets, in the order of their codes, at least one
   * @throws UnknownCodeException if it is not in the table
   */
  public List<Target> get(Commodity source) {
    List<Target> targets = find(source);
    if (targets.isEmpty()) {
      throw new UnknownCodeException(
          "commodity",
          source.toString(),
          Suggestions.nearest(
              source.toString(), byCommodity.keySet().stream().map(Commodity::toString).toList()),
          "among the " + byCommodity.size() + " codes of " + from.label() + " in " + name);
    }
    return targets;
  }

  /**
   * All relations.
   *
   * @return in the order of their sources, then of their targets
   */
  public List<Relation> relations() {
    List<Relation> relations = new ArrayList<>();
    byCommodity.forEach(
        (source, targets) -> targets.forEach(t -> relations.add(new Relation(source, t))));
    return List.copyOf(relations);
  }

  /**
   * The kind of every relation.
   *
   * @return in the order of {@link #relations()}
   */
  public Map<Relation, RelationKind> kinds() {
    Map<Commodity, Integer> sources = new HashMap<>();
    List<Relation> relations = relations();
    relations.forEach(r -> sources.merge(r.target.commodity, 1, Integer::sum));
    Map<Relation, RelationKind> kinds = new LinkedHashMap<>();
    for (Relation relation : relations) {
      boolean severalTargets = find(relation.source).size() > 1;
      boolean severalSources = sources.getOrDefault(relation.target.commodity, 0) > 1;
      kinds.put(relation, RelationKind.of(severalTargets, severalSources));
    }
    return Collections.unmodifiableMap(kinds);
  }

  /**
   * How many relations of each kind there are.
   *
   * @return a count for every kind, which may be zero
   */
  public Map<RelationKind, Integer> counts() {
    Map<RelationKind, Integer> counts = new EnumMap<>(RelationKind.class);
    for (RelationKind kind : RelationKind.values()) {
      counts.put(kind, 0);
    }
    kinds().values().forEach(kind -> counts.merge(kind, 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /**
   * The same relations the other way round. Weights are left out: they tell how a source divides,
   * not of what a target consists.
   *
   * @return the concordance from the targets to the sources
   */
  public Concordance inverse() {
    return of(
        name + ", inverted",
        to,
        from,
        relations().stream().map(r -> Relation.of(r.target.commodity, r.source)).toList());
  }

  /**
   * The same table with its targets at a coarser level. Targets that become one have the sum of
   * their weights. What is told at levels that hold each other, as conversion tables do (SITC 035
   * beside 03513), is told at one level afterwards.
   *
   * @param level a level of the target classification that no target is above
   * @return the concordance
   * @throws IllegalArgumentException if the classification has no such level, or a target is
   *     coarser
   */
  public Concordance atTargetLevel(int level) {
    Map<Commodity, List<Target>> coarser = new HashMap<>();
    byCommodity.forEach(
        (source, targets) -> {
          Map<Commodity, Target> merged = new TreeMap<>();
          for (Target target : targets) {
            Target rolledUp = new Target(target.commodity.atLevel(level), target.weight);
            merged.merge(rolledUp.commodity, rolledUp, Concordance::sum);
          }
          coarser.put(source, List.copyOf(merged.values()));
        });
    return new Concordance(name + ", at level " + level, from, to, coarser);
  }

  /**
   * This table, then another. It is given where every source has one target, so that nothing has to
   * be divided in between; a source whose target is not in the next table is left out.
   *
   * @param next a table from the classification this one leads to
   * @return the concordance from this one's sources to the other's targets
   * @throws IllegalArgumentException if the next table starts from another classification, or a
   *     source has several targets
   */
  public Concordance then(Concordance next) {
    if (next.from != to) {
      throw new IllegalArgumentException(
          "Can't go on from "
              + to
              + " with a concordance from "
              + next.from
              + ": name one from "
              + to);
    }
    Map<Commodity, List<Target>> through = new HashMap<>();
    byCommodity.forEach(
        (source, targets) -> {
          if (targets.size() > 1) {
            throw new IllegalArgumentException(
                "Can't go on from "
                    + source
                    + ", which has "
                    + targets.size()
                    + " targets: convert the figures in two steps, each by its rule");
          }
          List<Target> last = next.find(targets.get(0).commodity);
          if (!last.isEmpty()) {
            through.put(source, last);
          }
        });
    return new Concordance(name + ", then " + next.name, from, next.to, through);
  }

  /**
   * Name, classifications and numbers.
   *
   * @return for instance {@code HS 2022 to HS 2017 by un.csv: 5613 codes, 15657 relations (4097
   *     1:1, 54 1:n, 1392 n:1, 10114 n:n)}
   */
  @Override
  public String toString() {
    List<String> counts = new ArrayList<>();
    counts().forEach((kind, count) -> counts.add(count + " " + kind));
    return describe()
        + ": "
        + number(byCommodity.size(), "code")
        + ", "
        + number(relations().size(), "relation")
        + " ("
        + String.join(", ", counts)
        + ")";
  }

  private static String number(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /**
   * Which way it leads and what it is called.
   *
   * @return for instance {@code HS 2022 to HS 2017 by un.csv}
   */
  public String describe() {
    return from.label() + " to " + to.label() + " by " + name;
  }

  private static Target sum(Target one, Target other) {
    BigDecimal weight = one.weight;
    return new Target(
        one.commodity, weight == null || other.weight == null ? null : weight.add(other.weight));
  }

  private static void check(Commodity commodity, Classification classification) {
    if (commodity.classification() != classification) {
      throw new IllegalArgumentException(
          "Commodity "
              + commodity
              + " in a concordance where codes of "
              + classification
              + " stand: name the classification it is of");
    }
    if (commodity.isTotal()) {
      throw new IllegalArgumentException(
          "Total "
              + commodity
              + " in a concordance: leave it out, a total always corresponds to the total");
    }
  }

  private static void checkTargets(Commodity source, List<Target> targets) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("No target of " + source + ": leave it out");
    }
    for (int i = 1; i < targets.size(); i++) {
      if (targets.get(i).commodity.equals(targets.get(i - 1).commodity)) {
        throw new IllegalArgumentException(
            "Target " + targets.get(i).commodity + " of " + source + " stands twice");
      }
    }
    long weighted = targets.stream().filter(t -> t.weight != null).count();
    if (weighted > 0 && weighted < targets.size()) {
      throw new IllegalArgumentException(
          "Weights of "
              + weighted
              + " of "
              + targets.size()
              + " targets of "
              + source
              + ": tell those of all or of none");
    }
    if (weighted > 0
        && targets.stream().allMatch(t -> t.weight != null && t.weight.signum() == 0)) {
      throw new IllegalArgumentException(
          "Weights of " + source + " are all zero: leave it out, or tell where it goes");
    }
  }
}
