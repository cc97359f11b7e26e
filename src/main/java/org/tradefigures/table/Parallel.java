package org.tradefigures.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/** Spreads tasks over the threads of the common pool. */
final class Parallel {

  private Parallel() {}

  /**
   * Runs tasks, each on the state of the thread that takes it.
   *
   * @return the states, at most one a thread, that of the calling thread first
   */
  static <S> List<S> run(int tasks, Supplier<S> state, ObjIntConsumer<S> task) {
    AtomicInteger next = new AtomicInteger();
    int helpers = Math.min(tasks, ForkJoinPool.getCommonPoolParallelism() + 1) - 1;
    List<ForkJoinTask<S>> others = new ArrayList<>();
    for (int i = 0; i < helpers; i++) {
      others.add(ForkJoinPool.commonPool().submit(() -> work(tasks, state.get(), task, next)));
    }
    List<S> states = new ArrayList<>();
    try {
      states.add(work(tasks, state.get(), task, next));
    } finally {
      next.addAndGet(tasks); // where this thread failed the others need not go on
      others.forEach(ForkJoinTask::quietlyJoin);
    }
    others.forEach(other -> states.add(other.join()));
    return states;
  }

  private static <S> S work(int tasks, S state, ObjIntConsumer<S> task, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
      task.accept(state, i);
    }
    return state;
  }
}
