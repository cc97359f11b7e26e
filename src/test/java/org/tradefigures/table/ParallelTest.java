package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

  private static final int THREADS = ForkJoinPool.getCommonPoolParallelism() + 1;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 1000})
  void everyTaskIsRunOnceOnTheStateOfItsThread(int tasks) {
    AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
    List<List<Integer>> states =
        Parallel.run(
            tasks,
            ArrayList::new,
            (state, task) -> {
              runs.incrementAndGet(task);
              state.add(task);
            });
    for (int task = 0; task < tasks; task++) {
      assertThat(runs.get(task)).isEqualTo(1);
    }
    assertThat(states).hasSize(Math.max(1, Math.min(tasks, THREADS)));
    assertThat(states.stream().mapToInt(List::size).sum()).isEqualTo(tasks);
    assertThat(states.stream().flatMap(List::stream).distinct().count()).isEqualTo(tasks);
  }

  @Test
  void theStateOfTheCallingThreadComesFirst() {
    List<Thread> threads = Parallel.run(100, Thread::currentThread, (thread, task) -> {});
    assertThat(threads.get(0)).isSameAs(Thread.currentThread());
  }

  /** The first task waits until all others were run, those of its own thread's share too. */
  @Test
  void whoIsThroughHelpsOthers() {
    assumeTrue(THREADS > 1);
    int tasks = 100;
    CountDownLatch rest = new CountDownLatch(tasks - 1);
    Parallel.run(
        tasks,
        () -> rest,
        (latch, task) -> {
          if (task == 0) {
            await(latch);
          } else {
            latch.countDown();
          }
        });
    assertThat(rest.getCount()).isZero();
  }

  @Test
  void whatATaskThrowsIsThrownOnceNobodyIsAtWorkAnyMore() {
    Thread calling = Thread.currentThread();
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger started = new AtomicInteger();
    CountDownLatch others = new CountDownLatch(THREADS > 1 ? 1 : 0);
    assertThatThrownBy(
            () ->
                Parallel.run(
                    2_000,
                    () -> atWork,
                    (count, task) -> {
                      if (Thread.currentThread() == calling) {
                        await(others);
                        throw new IllegalStateException("task of the calling thread");
                      }
                      count.incrementAndGet();
                      boolean isFirst = started.getAndIncrement() == 0;
                      others.countDown();
                      sleep(isFirst ? 500 : 1);
                      count.decrementAndGet();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("task of the calling thread");
    assertThat(atWork).hasValue(0);
    assertThat(started.get()).isLessThan(1_000);
  }

  @Test
  void whatATaskOfAnotherThreadThrowsIsThrownToo() {
    assumeTrue(THREADS > 1);
    Thread calling = Thread.currentThread();
    int[] tasks = new int[2_000];
    CountDownLatch others = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                Parallel.run(
                    tasks.length,
                    () -> tasks,
                    (counts, task) -> {
                      if (Thread.currentThread() == calling) {
                        await(others);
                        counts[task]++;
                      } else {
                        others.countDown();
                        throw new IllegalStateException("task of another thread");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("task of another thread");
    assertThat(Arrays.stream(tasks).max()).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
