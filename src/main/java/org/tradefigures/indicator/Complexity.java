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

  /** The place of each economy among those of its world that have an advantage. */
  private final int[] placeOfEconomy;

  private final int[] placeOfProduct;

  /** The places of the products that an economy has an advantage in, and the other way round. */
  private final int[][] productsOf;

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
    reaching.forEach(pairs -> count(pairs, diversity, ubiquity));
    int worlds = advantages.worlds().keys().size();
    placeOfEconomy = places(worldOfEconomy, diversity, worlds);
    placeOfProduct = places(worldOfProduct, ubiquity, worlds);
    productsOf = Arrays.stream(diversity).mapToObj(int[]::new).toArray(int[][]::new);
    economiesOf = Arrays.stream(ubiquity).mapToObj(int[]::new).toArray(int[][]::new);
    reaching.forEach(new Links()::add);
    IntStream.range(0, worlds).forEach(world -> solutions.add(solve(world)));
  }

  private static void count(int[] pairs, int[] diversity, int[] ubiquity) {
    for (int i = 0; i < pairs.length; i += 2) {
      diversity[pairs[i]]++;
      ubiquity[pairs[i + 1]]++;
    }
  }

  private static int[] places(int[] worldOf, int[] degrees, int worlds) {
    int[] next = new int[worlds];
    int[] places = new int[worldOf.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = degrees[i] > 0 ? next[worldOf[i]]++ : -1;
    }
    return places;
  }

  /** Fills the lists of who has an advantage in what. */
  private final class Links {
    private final int[] ofEconomy = new int[diversity.length];
    private final int[] ofProduct = new int[ubiquity.length];

    void add(int[] pairs) {
      for (int i = 0; i < pairs.length; i += 2) {
        int economy = pairs[i];
        int product = pairs[i + 1];
        productsOf[economy][ofEconomy[economy]++] = placeOfProduct[product];
        economiesOf[product][ofProduct[product]++] = placeOfEconomy[economy];
      }
    }
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
    if (why != null || diversity[economy] > 0) {
      return why;
    }
    return advantages.isShorter(economy) ? Undefined.MISSING_INPUT : Undefined.NO_ADVANTAGE;
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
    notes.addAll(advantages.notes(world));
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
    int[][] productsOfEach = pick(productsOf, economies);
    int[][] economiesOfEach = pick(economiesOf, products);
    int parts = parts(economies.length, economiesOfEach);
    if (parts > 1) {
      return Solution.undefined(Undefined.NOT_CONNECTED, sizes + " in " + parts + " groups");
    }
    // the eigenproblem of the side that has fewer members, and from it the other side
    if (economies.length <= products.length) {
      Second second = Second.of(productsOfEach, economiesOfEach);
      double[] ofProducts = means(second.numbers, economiesOfEach);
      Arrays.setAll(ofProducts, p -> ofProducts[p] / second.value);
      return solution(second, economies, second.numbers, products, ofProducts, sizes);
    }
    Second second = Second.of(economiesOfEach, productsOfEach);
    double[] ofEconomies = means(second.numbers, productsOfEach);
    return solution(second, economies, ofEconomies, products, second.numbers, sizes);
  }

  private static int[] members(int[] worldOf, int[] degrees, int world) {
    return IntStream.range(0, worldOf.length)
        .filter(i -> worldOf[i] == world && degrees[i] > 0)
        .toArray();
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
    put(economyNumbers, economies, Math.signum(sign), ofEconomies);
    put(productNumbers, products, Math.signum(sign), ofProducts);
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

  private static void put(double[] into, int[] places, double sign, double[] numbers) {
    for (int i = 0; i < places.length; i++) {
      into[places[i]] = sign * numbers[i];
    }
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
     * @param others for every member of one side, which of the other it is linked with
     * @param members the same from the other side, in order
     */
    static Second of(int[][] others, int[][] members) {
      int size = others.length;
      double[] weights = Arrays.stream(members).mapToDouble(each -> 1.0 / each.length).toArray();
      double[] roots = Arrays.stream(others).mapToDouble(each -> Math.sqrt(each.length)).toArray();
      double[][] matrix = new double[size][size];
      IntStream.range(0, size)
          .parallel()
          .forEach(i -> fill(matrix[i], i, others[i], members, weights, roots));
      mirror(matrix);
      SymmetricEigen eigen = new SymmetricEigen(matrix);
      double second = eigen.value(1);
      double[] numbers = eigen.vector(second);
      Arrays.setAll(numbers, i -> numbers[i] / roots[i]);
      return new Second(second, size > 2 ? eigen.value(2) : 0, numbers);
    }

    private static void mirror(double[][] matrix) {
      for (int i = 0; i < matrix.length; i++) {
        for (int j = 0; j < i; j++) {
          matrix[j][i] = matrix[i][j];
        }
      }
    }

    /** A row up to the diagonal. */
    private static void fill(
        double[] row, int i, int[] others, int[][] members, double[] weights, double[] roots) {
      for (int other : others) {
        add(row, i, members[other], weights[other]);
      }
      divide(row, i, roots);
    }

    private static void divide(double[] row, int last, double[] roots) {
      for (int j = 0; j <= last; j++) {
        row[j] /= roots[last] * roots[j];
      }
    }

    private static void add(double[] row, int last, int[] members, double weight) {
      for (int j = 0; members[j] < last; j++) {
        row[members[j]] += weight;
      }
      row[last] += weight;
    }
  }

  /** Into how many groups that share nothing the members of one side fall apart. */
  private static int parts(int size, int[][] members) {
    int[] above = IntStream.range(0, size).toArray();
    int count = size;
    for (int i = 0; i < members.length && count > 1; i++) {
      for (int member : members[i]) {
        int top = top(above, members[i][0]);
        int otherTop = top(above, member);
        if (top != otherTop) {
          above[otherTop] = top;
          count--;
        }
      }
    }
    return count;
  }

  private static int top(int[] above, int member) {
    int top = member;
    while (above[top] != top) {
      above[top] = above[above[top]];
      top = above[top];
    }
    return top;
  }

  private static int[][] pick(int[][] from, int[] places) {
    return Arrays.stream(places).mapToObj(place -> from[place]).toArray(int[][]::new);
  }

  /** For every list of places, the mean of the numbers there. */
  private static double[] means(double[] numbers, int[][] places) {
    return Arrays.stream(places).mapToDouble(each -> mean(numbers, each)).toArray();
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
