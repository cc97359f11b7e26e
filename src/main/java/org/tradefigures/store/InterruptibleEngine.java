package org.tradefigures.store;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A database that works in threads of its own, so that whoever waits for it can be interrupted, and
 * told how far it is.
 */
public abstract class InterruptibleEngine implements SqlEngine, AutoCloseable {

  /** How often is looked after what is waited for. */
  protected static final long LOOK_EVERY_MILLIS = 100;

  /** An engine that is open. */
  protected InterruptibleEngine() {}

  /**
   * Whether questions are no longer answered.
   *
   * @return true once it was closed
   */
  protected abstract boolean isClosed();

  /**
   * What to throw when a task fails.
   *
   * @param cause what the task threw
   * @return an exception that says so
   */
  protected abstract RuntimeException failure(@Nullable Throwable cause);

  /** Ends what is running, which whoever waits for it sees to. */
  @Override
  public abstract void close();

  /**
   * Waits for a task, and cancels it when the waiting is interrupted or the database closed.
   *
   * @param task the task, which runs in another thread
   * @param look called every now and then
   * @param cancel cancels what the task is at; called again and again, as it may be between two
   *     statements
   * @param <T> the type of its result
   * @return the result
   * @throws CancellationException if it was cancelled
   */
  protected final <T> T await(Future<T> task, Runnable look, Runnable cancel) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          (interrupted || isClosed() ? cancel : look).run();
        } catch (InterruptedException e) {
          interrupted = true;
          cancel.run();
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw interrupted || isClosed() ? cancelled(cause) : failure(cause);
    } finally {
      if (!task.isDone()) {
        // who looks does not want it any more
        cancel.run();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What to throw when there is no answer because nobody waits for it any more.
   *
   * @param cause what was met, or null
   * @return an exception that tells whether the database was closed or the question interrupted
   */
  protected final CancellationException cancelled(@Nullable Throwable cause) {
    CancellationException cancelled =
        new CancellationException(
            isClosed()
                ? "The store over " + place() + " is closed"
                : "The question to " + place() + " was interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }
}
