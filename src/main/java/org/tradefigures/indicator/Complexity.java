package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.indicator.Advantages.Threshold;

/**
 * The complexity of economies and of products, each seen from the other, in every world of some
 * advantages: the second eigenvector of D^-1 M U^-1 M' and its counterpart for products, where M is
 * 1 for an economy and a product with an advantage that reaches a threshold, D counts the products
 * of an economy and U the economies of a product. Those without any are left out.
 */
final class Complexity {

  /** Two eigenvalues, or a correlation and zero, that are closer than this are the same. */
  private static final double SAME = 1e-10;

  /** Below this, relative to the second eigenvalue, a result rests on small differences. */
  private static final double NEAR = 1e-3;

  /** A correlation with diversity below this says little of the sign. */
  private static final double WEAK = 0.1;

  private final Advantages advantages;
  private final Threshold threshold;
  private final int[] diversity;
  private final int[] ubiquity;
  private final int[] worldOfEconomy;
  private final int[] worldOfProduct;

  /** The economies of each product, in order. */
  private final int[][] economiesOf;

  private final List<Solution> solutions = new ArrayList<>();

  /** The numbers of all economies and products; of those that have none, zero. */
  private final double[] economyNumbers;

  private final double[] productNumbers;

  /** What is found for a world; no numbers where a reason is told. */
  private record Solution(
      @Nullable Undefined undefined, Scale economies, Scale products, List<String> notes) {

    static Solution undefined(@Nullable Undefined why, String... notes) {
      return new Solution(why, Scale.NONE, Scale.NONE, List.of(notes));
    }
  }

  /** How many numbers there are, with their mean and population deviation. */
  record Scale(int count, double mean, double deviation) {

    private static final Scale NONE = new Scale(0, 0, 1);

    static Scale of(double[] numbers) {
      double mean = DoubleStream.of(numbers).sum() / numbers.length;
      double squares = DoubleStream.of(numbers).map(n -> (n - mean) * (n - mean)).sum();
      return new Scale(numbers.length, mean, Math.sqrt(squares / numbers.length));
    }

    double standardised(double number) {
      return (number - mean) / deviation;
    }

    /** The factor that turns numbers of population deviation 1 into ones of sample deviation 1. */
    double toSample() {
      return Math.sqrt((count - 1.0) / count);
    }
  }

  Complexity(Advantages advantages, Threshold threshold) {
    this.advantages = advantages;
    this.threshold = threshold;
    Keys economies = advantages.economies().keys();
    Keys products = advantages.products().keys();
    worldOfEconomy = advantages.worlds().keys().rowsOf(economies).toArray();
    worldOfProduct = advantages.worlds().keys().rowsOf(products).toArray();
    diversity = new int[economies.size()];
    ubiquity = new int[products.size()];
    economyNumbers = new double[economies.size()];
    productNumbers = new double[products.size()];
    List<int[]> reaching = advantages.reaching(threshold);
    for (int[] pairs : reaching) {
      for (int i = 0; i < pairs.length; i += 2) {
        diversity[pairs[i]]++;
        ubiquity[pairs[i + 1]]++;
      }
    }
    economiesOf = new int[ubiquity.length][];
    Arrays.setAll(economiesOf, product -> new int[ubiquity[product]]);
    int[] filled = new int[ubiquity.length];
    for (int[] pairs : reaching) {
      for (int i = 0; i < pairs.length; i += 2) {
        int product = pairs[i + 1];
        economiesOf[product][filled[product]++] = pairs[i];
      }
    }
    int worlds = advantages.worlds().keys().size();
    IntStream.range(0, worlds).forEach(world -> solutions.add(solve(world)));
  }

  Advantages advantages() {
    return advantages;
  }

  Threshold threshold() {
    return threshold;
  }

  int diversity(int economy) {
    return diversity[economy];
  }

  int ubiquity(int product) {
    return ubiquity[product];
  }

  @Nullable Undefined undefinedEconomy(int economy) {
    Undefined why = solutions.get(worldOfEconomy[economy]).undefined();
    return why == null && diversity[economy] == 0 ? Undefined.NO_ADVANTAGE : why;
  }

  @Nullable Undefined undefinedProduct(int product) {
    Undefined why = solutions.get(worldOfProduct[product]).undefined();
    return why == null && ubiquity[product] == 0 ? Undefined.NO_ADVANTAGE : why;
  }

  /** The number of an economy, before it is standardised. */
  double economy(int economy) {
    return economyNumbers[economy];
  }

  /**
   * The number of a product, before it is standardised: an economy's is the mean of its products'.
   */
  double product(int product) {
    return productNumbers[product];
  }

  /** The scale of the economies in the world of one of them. */
  Scale scaleOfEconomies(int world) {
    return solutions.get(world).economies();
  }

  Scale scaleOfProducts(int world) {
    return solutions.get(world).products();
  }

  int worldOfEconomy(int economy) {
    return worldOfEconomy[economy];
  }

  int worldOfProduct(int product) {
    return worldOfProduct[product];
  }

  List<String> notes(int world) {
    List<String> notes = new ArrayList<>(solutions.get(world).notes());
    notes.addAll(advantages.notes());
    return notes;
  }

  private Solution solve(int world) {
    Undefined why = advantages.worlds().undefined(world);
    if (why != null) {
      return Solution.undefined(why);
    }
    int[] economies = members(worldOfEconomy, diversity, world);
    int[] products = members(worldOfProduct, ubiquity, world);
    String sizes = economies.length + " economies and " + products.length + " products";
    if (Math.min(economies.length, products.length) < 2) {
      return Solution.undefined(Undefined.TOO_FEW, sizes);
    }
    int parts = new Parts(economies, products).count();
    if (parts > 1) {
      return Solution.undefined(Undefined.NOT_CONNECTED, sizes + " in " + parts + " groups");
    }
    return economies.length <= products.length
        ? fromEconomies(economies, products, sizes)
        : fromProducts(economies, products, sizes);
  }

  private static int[] members(int[] worldOf, int[] degrees, int world) {
    return IntStream.range(0, worldOf.length)
        .filter(i -> worldOf[i] == world && degrees[i] > 0)
        .toArray();
  }

  /** The eigenproblem on the side of the economies, and from it the products. */
  private Solution fromEconomies(int[] economies, int[] products, String sizes) {
    int[] place = places(economies, diversity.length);
    int[][] shared = new int[products.length][];
    for (int p = 0; p < products.length; p++) {
      shared[p] = pick(place, economiesOf[products[p]]);
    }
    Second second = Second.of(shared, pick(diversity, economies));
    double[] ofEconomies = second.numbers;
    double[] ofProducts = new double[products.length];
    for (int p = 0; p < products.length; p++) {
      ofProducts[p] = mean(ofEconomies, shared[p]) / second.value;
    }
    return solution(second, economies, ofEconomies, products, ofProducts, sizes);
  }

  /** The eigenproblem on the side of the products, and from it the economies. */
  private Solution fromProducts(int[] economies, int[] products, String sizes) {
    int[] place = places(economies, diversity.length);
    int[][] shared = new int[economies.length][];
    for (int e = 0; e < economies.length; e++) {
      shared[e] = new int[diversity[economies[e]]];
    }
    int[] filled = new int[economies.length];
    for (int p = 0; p < products.length; p++) {
      for (int economy : economiesOf[products[p]]) {
        int e = place[economy];
        shared[e][filled[e]++] = p;
      }
    }
    Second second = Second.of(shared, pick(ubiquity, products));
    double[] ofProducts = second.numbers;
    double[] ofEconomies = new double[economies.length];
    for (int e = 0; e < economies.length; e++) {
      ofEconomies[e] = mean(ofProducts, shared[e]);
    }
    return solution(second, economies, ofEconomies, products, ofProducts, sizes);
  }

  private Solution solution(
      Second second,
      int[] economies,
      double[] ofEconomies,
      int[] products,
      double[] ofProducts,
      String sizes) {
    String found =
        String.format(
            Locale.ROOT, "%s, eigenvalues 1, %.6f, %.6f", sizes, second.value, second.third);
    if (second.value < SAME || second.value - second.third < SAME) {
      return Solution.undefined(Undefined.NOT_UNIQUE, found);
    }
    double sign =
        correlation(ofEconomies, Arrays.stream(economies).mapToDouble(e -> diversity[e]).toArray());
    if (Math.abs(sign) < SAME) {
      return Solution.undefined(
          Undefined.NOT_UNIQUE, found, "no correlation with diversity tells the sign");
    }
    for (int e = 0; e < economies.length; e++) {
      economyNumbers[economies[e]] = Math.copySign(1, sign) * ofEconomies[e];
    }
    for (int p = 0; p < products.length; p++) {
      productNumbers[products[p]] = Math.copySign(1, sign) * ofProducts[p];
    }
    List<String> notes = new ArrayList<>(List.of(found));
    if (second.value - second.third < NEAR * second.value) {
      notes.add("the second and the third eigenvalue are all but equal: small changes turn it");
    }
    if (Math.abs(sign) < WEAK) {
      notes.add("the sign rests on a weak correlation with diversity");
    }
    return new Solution(
        null,
        Scale.of(Arrays.stream(economies).mapToDouble(this::economy).toArray()),
        Scale.of(Arrays.stream(products).mapToDouble(this::product).toArray()),
        notes);
  }

  /** The second eigenvector on one side, one number a member, with its eigenvalue and the next. */
  private static final class Second {
    private final double value;
    private final double third;
    private final double[] numbers;

    private Second(double value, double third, double[] numbers) {
      this.value = value;
      this.third = third;
      this.numbers = numbers;
    }

    /**
     * Solves the symmetric form of the problem.
     *
     * @param shared for every member of the other side, which members of this one share it
     * @param degrees how many of the other side a member has
     */
    static Second of(int[][] shared, int[] degrees) {
      int size = degrees.length;
      double[][] matrix = new double[size][size];
      for (int[] members : shared) {
        double weight = 1.0 / members.length;
        for (int i = 0; i < members.length; i++) {
          double[] row = matrix[members[i]];
          for (int j = 0; j <= i; j++) {
            row[members[j]] += weight;
          }
        }
      }
      double[] roots = Arrays.stream(degrees).mapToDouble(Math::sqrt).toArray();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          double entry = matrix[i][j] / (roots[i] * roots[j]);
          matrix[i][j] = entry;
          matrix[j][i] = entry;
        }
      }
      SymmetricEigen eigen = new SymmetricEigen(matrix);
      double second = eigen.value(1);
      double[] numbers = eigen.vector(second);
      for (int i = 0; i < size; i++) {
        numbers[i] /= roots[i];
      }
      return new Second(second, size > 2 ? eigen.value(2) : 0, numbers);
    }
  }

  /** How economies and products hang together. */
  private final class Parts {
    private final int[] above = IntStream.range(0, diversity.length).toArray();
    private int count;

    Parts(int[] economies, int[] products) {
      count = economies.length;
      for (int product : products) {
        for (int economy : economiesOf[product]) {
          join(economiesOf[product][0], economy);
        }
      }
    }

    int count() {
      return count;
    }

    private void join(int one, int other) {
      int top = top(one);
      int otherTop = top(other);
      if (top != otherTop) {
        above[otherTop] = top;
        count--;
      }
    }

    private int top(int economy) {
      int top = economy;
      while (above[top] != top) {
        above[top] = above[above[top]];
        top = above[top];
      }
      return top;
    }
  }

  private static int[] places(int[] members, int size) {
    int[] places = new int[size];
    for (int i = 0; i < members.length; i++) {
      places[members[i]] = i;
    }
    return places;
  }

  private static int[] pick(int[] from, int[] places) {
    int[] picked = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = from[places[i]];
    }
    return picked;
  }

  private static double mean(double[] numbers, int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += numbers[place];
    }
    return sum / places.length;
  }

  private static double correlation(double[] one, double[] other) {
    Scale scale = Scale.of(one);
    Scale otherScale = Scale.of(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += scale.standardised(one[i]) * (other[i] - otherScale.mean());
    }
    return otherScale.deviation() == 0 ? 0 : sum / one.length / otherScale.deviation();
  }
}
