package org.tradefigures.indicator;

import java.util.SplittableRandom;

/**
 * Eigenvalues of a symmetric matrix, the largest first, and the vectors that belong to them.
 *
 * <p>The matrix is brought to three diagonals by Householder's reflections; an eigenvalue is
 * enclosed by bisection on the number of those below it (a Sturm sequence), to the last bits; its
 * vector comes from inverse iteration and is reflected back. Only what is asked for is worked out,
 * and nothing depends on the gaps between the eigenvalues but the vectors of those that all but
 * coincide. Method: G. H. Golub and C. F. Van Loan, Matrix Computations (1996), sections 8.3 to
 * 8.5.
 */
final class SymmetricEigen {

  private static final int ITERATIONS = 4;

  private final int size;
  private final double[] diagonal;
  private final double[] beside;

  /** Reflection k maps x to x - (x . v) v on the components after k; v of zeros changes nothing. */
  private final double[][] reflections;

  /** Takes the matrix over: it is changed. */
  SymmetricEigen(double[][] matrix) {
    size = matrix.length;
    diagonal = new double[size];
    beside = new double[Math.max(size - 1, 0)];
    reflections = new double[Math.max(size - 2, 0)][];
    // row k is done once the reflections before have been applied to it
    double[] none = new double[size];
    double[] v = none;
    double[] w = none;
    for (int k = 0; k < size; k++) {
      double[] row = matrix[k];
      addMultiples(row, -v[k], w, -w[k], v, k);
      diagonal[k] = row[k];
      if (k < beside.length) {
        beside[k] = row[k + 1];
      }
      if (k < reflections.length) {
        double[] next = reflection(k, row);
        w = weights(applied(matrix, v, w, next, k + 1), next, k + 1);
        v = next;
      }
    }
  }

  /** What clears a row behind the place beside the diagonal; zeros where nothing is to be done. */
  private double[] reflection(int k, double[] row) {
    double[] v = new double[size];
    double norm = 0;
    double behind = 0;
    for (int i = k + 1; i < size; i++) {
      v[i] = row[i];
      norm += v[i] * v[i];
      behind = i > k + 1 ? Math.max(behind, Math.abs(v[i])) : 0;
    }
    reflections[k] = behind == 0 ? new double[size] : v;
    if (behind > 0) {
      double image = v[k + 1] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
      // of length root 2, so that the reflection needs no factor
      double length = Math.sqrt(norm - v[k + 1] * image);
      v[k + 1] -= image;
      for (int i = k + 1; i < size; i++) {
        v[i] /= length;
      }
      beside[k] = image;
    }
    return reflections[k];
  }

  /** Changes A to A - v w' - w v' from a row on, and tells A times a vector. */
  private static double[] applied(
      double[][] matrix, double[] v, double[] w, double[] vector, int from) {
    double[] product = new double[vector.length];
    for (int i = from; i < product.length; i++) {
      applyAndMultiply(matrix[i], -v[i], w, -w[i], v, vector[i], product, from);
    }
    return product;
  }

  /** The w of A - v w' - w v', from A v. */
  private static double[] weights(double[] product, double[] v, int from) {
    double half = 0;
    for (int i = from; i < v.length; i++) {
      half += v[i] * product[i] / 2;
    }
    addMultiple(product, -half, v, from);
    return product;
  }

  private static void addMultiple(double[] to, double factor, double[] of, int from) {
    for (int j = from; j < to.length; j++) {
      to[j] += factor * of[j];
    }
  }

  private static void addMultiples(
      double[] to, double factor1, double[] of1, double factor2, double[] of2, int from) {
    for (int j = from; j < to.length; j++) {
      to[j] += factor1 * of1[j] + factor2 * of2[j];
    }
  }

  /** The same, and a multiple of what comes out is added to a sum: the row is read only once. */
  private static void applyAndMultiply(
      double[] to,
      double factor1,
      double[] of1,
      double factor2,
      double[] of2,
      double factor,
      double[] sum,
      int from) {
    for (int j = from; j < to.length; j++) {
      double changed = to[j] + factor1 * of1[j] + factor2 * of2[j];
      to[j] = changed;
      sum[j] += factor * changed;
    }
  }

  /** The eigenvalue of the given rank; 0 is the largest. */
  double value(int rank) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double radius =
          (i > 0 ? Math.abs(beside[i - 1]) : 0) + (i + 1 < size ? Math.abs(beside[i]) : 0);
      low = Math.min(low, diagonal[i] - radius);
      high = Math.max(high, diagonal[i] + radius);
    }
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (below(middle) < size - rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** How many eigenvalues are below a number. */
  private int below(double number) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < size; i++) {
      double square = i == 0 ? 0 : beside[i - 1] * beside[i - 1];
      pivot = diagonal[i] - number - square / pivot;
      if (Math.abs(pivot) < Double.MIN_NORMAL) {
        pivot = -Double.MIN_NORMAL;
      }
      count += pivot < 0 ? 1 : 0;
    }
    return count;
  }

  /** A vector of length 1 that belongs to an eigenvalue. */
  double[] vector(double value) {
    SplittableRandom random = new SplittableRandom(1);
    double[] vector = random.doubles(size, -1, 1).toArray();
    for (int i = 0; i < ITERATIONS; i++) {
      solve(value, vector);
      scaleToOne(vector);
    }
    for (int k = reflections.length - 1; k >= 0; k--) {
      double[] v = reflections[k];
      double product = 0;
      for (int i = k + 1; i < size; i++) {
        product += v[i] * vector[i];
      }
      addMultiple(vector, -product, v, k + 1);
    }
    return vector;
  }

  /**
   * Solves (T - value) x = b in place, by elimination with exchange of rows. T - value is all but
   * singular, which is what makes x grow in the wanted direction; a pivot of zero becomes a tiny
   * one.
   */
  private void solve(double value, double[] b) {
    double[] pivot = new double[size];
    double[] next = new double[size];
    double[] second = new double[size];
    double tiny = Math.ulp(1.0) * Math.max(Math.abs(value), Double.MIN_NORMAL / Math.ulp(1.0));
    double here = diagonal[0] - value;
    double right = size > 1 ? beside[0] : 0;
    for (int i = 0; i + 1 < size; i++) {
      double under = beside[i];
      double underHere = diagonal[i + 1] - value;
      double underRight = i + 2 < size ? beside[i + 1] : 0;
      if (Math.abs(under) > Math.abs(here)) {
        double factor = here / under;
        pivot[i] = under;
        next[i] = underHere;
        second[i] = underRight;
        here = right - factor * underHere;
        right = -factor * underRight;
        double exchanged = b[i];
        b[i] = b[i + 1];
        b[i + 1] = exchanged - factor * b[i + 1];
      } else {
        pivot[i] = Math.abs(here) < tiny ? tiny : here;
        double factor = under / pivot[i];
        next[i] = right;
        here = underHere - factor * right;
        right = underRight;
        b[i + 1] -= factor * b[i];
      }
    }
    pivot[size - 1] = Math.abs(here) < tiny ? tiny : here;
    for (int i = size - 1; i >= 0; i--) {
      double rest = b[i];
      rest -= i + 1 < size ? next[i] * b[i + 1] : 0;
      rest -= i + 2 < size ? second[i] * b[i + 2] : 0;
      b[i] = rest / pivot[i];
    }
  }

  private static void scaleToOne(double[] vector) {
    double largest = 0;
    for (double component : vector) {
      largest = Math.max(largest, Math.abs(component));
    }
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= largest;
      squares += vector[i] * vector[i];
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
  }
}
