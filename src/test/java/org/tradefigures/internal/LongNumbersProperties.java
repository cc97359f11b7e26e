package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LongNumbersProperties {

  @Property
  void everyKeyGetsTheNextNumberOnce(@ForAll List<Long> keys, @ForAll long other) {
    LongNumbers numbers = new LongNumbers();
    List<Long> met = new ArrayList<>();
    for (long key : keys) {
      assertThat(numbers.find(key)).isEqualTo(met.indexOf(key));
      if (!met.contains(key)) {
        met.add(key);
      }
      assertThat(numbers.of(key)).isEqualTo(met.indexOf(key));
      assertThat(numbers.size()).isEqualTo(met.size());
    }
    for (int number = 0; number < met.size(); number++) {
      assertThat(numbers.key(number)).isEqualTo(met.get(number));
    }
    assertThat(numbers.find(other)).isEqualTo(met.indexOf(other));
  }

  @Example
  void manyKeysThatAreAlikeStayApart() {
    LongNumbers numbers = new LongNumbers();
    for (int i = 0; i < 100_000; i++) {
      assertThat(numbers.of((long) i << 32)).isEqualTo(i);
    }
    assertThat(numbers.of(7L << 32)).isEqualTo(7);
    assertThat(numbers.find(-1)).isEqualTo(-1);
  }

  @Example
  void aNumberThatWasNotGivenHasNoKey() {
    assertThatThrownBy(() -> new LongNumbers().key(0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
