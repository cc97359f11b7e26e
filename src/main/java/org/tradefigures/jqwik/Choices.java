package org.tradefigures.jqwik;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** A list of values to choose from, each with its weight; what was added first is the simplest. */
final class Choices<T> {

  private final List<Tuple2<Integer, T>> choices = new ArrayList<>();

  Choices<T> add(int weight, Iterable<? extends T> values) {
    values.forEach(value -> choices.add(Tuple.of(weight, value)));
    return this;
  }

  /**
   * One of some values, of which the first is the simplest.
   *
   * @throws IllegalArgumentException if there are none
   */
  static <T> Arbitrary<T> of(String what, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("No " + what + " to choose from: name at least one");
    }
    return Arbitraries.of(values);
  }

  /**
   * The arbitrary of these choices.
   *
   * @throws IllegalArgumentException if there are none
   */
  Arbitrary<T> arbitrary(String what) {
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(
          "No " + what + " meets all conditions of its arbitrary: drop one of them");
    }
    return Arbitraries.frequency(choices);
  }
}
