package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SumPartsTest {

  @Test
  void numbersInOnePartGrow() {
    SumParts sums = new SumParts(2);
    sums.set(1, 5);
    sums.reserve(2);
    assertThat(sums.size()).isEqualTo(4);
    sums.add(2, -3);
    sums.reserve(40);
    assertThat(sums.size()).isEqualTo(41);
    assertThat(sums.get(1)).isEqualTo(5);
    assertThat(sums.get(2)).isEqualTo(-3);
    assertThat(sums.get(40)).isZero();
    assertThat(sums.start(40)).isZero();
    assertThat(sums.end(0)).isEqualTo(41);
    assertThat(sums.part(40)).hasSize(41);
  }

  @Test
  void aPartForAllNumbersGrowsToo() {
    SumParts sums = new SumParts(3, 3);
    sums.add(2, 5);
    sums.reserve(7);
    sums.add(7, 6);
    assertThat(sums.get(2)).isEqualTo(5);
    assertThat(sums.get(7)).isEqualTo(6);
    assertThat(sums.isLike(new SumParts(8))).isTrue();
  }

  @Test
  void partsAreMadeWhenTheyAreNeeded() {
    SumParts sums = new SumParts(7, 3);
    assertThat(sums.size()).isEqualTo(7);
    sums.add(4, 0);
    assertThat(sums.part(4)).isEmpty();
    sums.add(4, 9);
    sums.reserve(6);
    sums.set(6, -1);
    assertThat(sums.part(0)).isEmpty();
    assertThat(sums.part(3)).containsExactly(0, 9, 0);
    assertThat(sums.start(5)).isEqualTo(3);
    assertThat(sums.end(5)).isEqualTo(6);
    assertThat(sums.start(6)).isEqualTo(6);
    assertThat(sums.get(1)).isZero();
    assertThat(sums.get(4)).isEqualTo(9);
    assertThat(sums.get(6)).isEqualTo(-1);
    sums.reserve(6);
    assertThat(sums.get(6)).isEqualTo(-1);
    assertThat(sums.magnitudes()).isEqualTo(9);
  }

  @Test
  void numbersThatAreNotZeroAreToldWhereThereIsRoomForNoMore() {
    SumParts sums = new SumParts(12, 3);
    for (int group = 0; group < 12; group++) {
      sums.add(group, 1);
    }
    int[] into = new int[2];
    sums.notZero(4, 6, into);
    assertThat(into).containsExactly(4, 5);
    sums.notZero(6, 8, into);
    assertThat(into).containsExactly(6, 7);
  }

  @Test
  void othersAreAddedPartByPart() {
    SumParts sums = new SumParts(9, 3);
    sums.add(0, 1);
    sums.add(4, 2);
    SumParts others = new SumParts(9, 3);
    others.add(5, 3);
    others.add(4, 40);
    others.add(8, 4);
    assertThat(sums.isLike(others)).isTrue();
    assertThat(sums.isLike(new SumParts(9))).isFalse();
    assertThat(sums.isLike(new SumParts(8, 3))).isFalse();
    sums.addAll(others);
    long[] all = new long[9];
    Arrays.setAll(all, sums::get);
    assertThat(all).containsExactly(1, 0, 0, 0, 42, 3, 0, 0, 4);
  }

  @Test
  void numbersThatAreNotZeroAreFoundAcrossParts() {
    SumParts sums = new SumParts(12, 3);
    for (int group : new int[] {0, 2, 3, 7, 11}) {
      sums.add(group, group == 3 ? Long.MIN_VALUE : group + 1);
    }
    assertThat(sums.countNotZero(0, 12)).isEqualTo(5);
    assertThat(sums.countNotZero(1, 7)).isEqualTo(2);
    int[] into = new int[10];
    sums.notZero(2, 12, into);
    assertThat(into).startsWith(2, 3, 7, 11);
    long[] numbers = new long[6];
    sums.read(new int[] {0, 1, 3, 6, 10, 11}, 6, numbers, 0);
    assertThat(numbers).containsExactly(1, 0, Long.MIN_VALUE, 0, 0, 12);
    sums.read(new int[] {4, 9, 11}, 2, numbers, 3);
    assertThat(numbers).containsExactly(1, 0, Long.MIN_VALUE, 0, 0, 12);
  }
}
