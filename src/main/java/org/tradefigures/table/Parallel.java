package org.tradefigures.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/** Spreads tasks over the threads of the common pool. */
final class Parallel<S> {

  private final int tasks;
  private final Supplier<S> state;
  private final ObjIntConsumer<S> task;

  /** The next task of each thread's share. */
  private final List<AtomicInteger> next = new ArrayList<>();

  private Parallel(int tasks, int threads, Supplier<S> state, ObjIntConsumer<S> task) {
    this.tasks = tasks;
    this.state = state;
    this.task = task;
    for (int thread = 0; thread < threads; thread++) {
      next.add(new AtomicInteger((int) ((long) tasks * thread / threads)));
    }
  }

  /**
   * Runs tasks, each on the state of the thread that takes it. A thread takes those that follow
   * each other, and helps others once it is through.
   *
   * @return the states, at most one a thread, that of the calling thread first
   */
  static <S> List<S> run(int tasks, Supplier<S> state, ObjIntConsumer<S> task) {
    int threads = Math.min(tasks, ForkJoinPool.getCommonPoolParallelism() + 1);
    return new Parallel<>(tasks, Math.max(1, threads), state, task).run();
  }

  private List<S> run() {
    List<ForkJoinTask<S>> others = new ArrayList<>();
    for (int i = 1; i < next.size(); i++) {
      int thread = i;
      others.add(ForkJoinPool.commonPool().submit(() -> work(thread)));
    }
    List<S> states = new ArrayList<>();
    try {
      states.add(work(0));
    } finally {
      // where this thread failed the others need not go on
      next.forEach(share -> share.addAndGet(tasks));
      others.forEach(ForkJoinTask::quietlyJoin);
    }
    others.forEach(other -> states.add(other.join()));
    return states;
  }

  private S work(int thread) {
    S own = state.get();
    int threads = next.size();
    for (int share = thread; share < thread + threads; share++) {
      AtomicInteger following = next.get(share % threads);
      int end = (int) ((long) tasks * (share % threads + 1) / threads);
      for (int i = following.getAndIncrement(); i < end; i = following.getAndIncrement()) {
        task.accept(own, i);
      }
    }
    return own;
  }
}
