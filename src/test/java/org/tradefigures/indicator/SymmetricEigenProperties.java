package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class SymmetricEigenProperties {

  private static final Offset<Double> TINY = Offset.offset(1e-11);

  private static double[][] random(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextDouble(-1, 1);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> product(row, vector)).toArray();
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }

  @Property(tries = 100)
  void vectorsAreStretchedByTheirValues(
      @ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed) {
    double[][] matrix = random(size, seed);
    SymmetricEigen eigen = new SymmetricEigen(copy(matrix));
    double trace = 0;
    double before = Double.POSITIVE_INFINITY;
    double[] last = new double[size];
    for (int rank = 0; rank < size; rank++) {
      double value = eigen.value(rank);
      double[] vector = eigen.vector(value);
      double[] image = times(matrix, vector);
      assertThat(product(vector, vector)).isEqualTo(1, TINY);
      for (int i = 0; i < size; i++) {
        assertThat(image[i]).isEqualTo(value * vector[i], TINY);
      }
      assertThat(value).isLessThanOrEqualTo(before);
      if (before - value > 1e-3) {
        assertThat(product(vector, last)).isEqualTo(0, Offset.offset(1e-8));
      }
      before = value;
      last = vector;
      trace += value - matrix[rank][rank];
    }
    assertThat(trace).isEqualTo(0, TINY);
  }

  /** The second differences on a line, whose eigenvalues are 2 - 2 cos(k pi / (n + 1)). */
  @Property(tries = 20)
  void theLineHasItsKnownValues(@ForAll @IntRange(min = 1, max = 60) int size) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = 2;
      if (i > 0) {
        matrix[i][i - 1] = -1;
        matrix[i - 1][i] = -1;
      }
    }
    SymmetricEigen eigen = new SymmetricEigen(matrix);
    for (int rank = 0; rank < size; rank++) {
      double known = 2 - 2 * Math.cos((size - rank) * Math.PI / (size + 1));
      assertThat(eigen.value(rank)).isEqualTo(known, TINY);
    }
  }

  @Example
  void valuesThatStandTwiceAreFoundTwice() {
    double[][] matrix = {{3, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 3, 0}, {0, 0, 0, -2}};
    SymmetricEigen eigen = new SymmetricEigen(matrix);
    assertThat(eigen.value(0)).isEqualTo(3, TINY);
    assertThat(eigen.value(1)).isEqualTo(3, TINY);
    assertThat(eigen.value(2)).isEqualTo(1, TINY);
    assertThat(eigen.value(3)).isEqualTo(-2, TINY);
    assertThat(Math.abs(eigen.vector(-2)[3])).isEqualTo(1, TINY);
  }

  @Example
  void nothingButZerosHasOnlyZeros() {
    SymmetricEigen eigen = new SymmetricEigen(new double[3][3]);
    assertThat(eigen.value(0)).isEqualTo(0, TINY);
    assertThat(eigen.vector(0)).doesNotContain(Double.NaN);
  }
}
