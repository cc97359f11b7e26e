package org.tradefigures.store.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.spark.TaskContext;
import org.tradefigures.internal.BulkStream;

/** Bytes that end when the task that reads them is cancelled. */
final class TaskStream extends BulkStream {

  TaskStream(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    requireWanted();
    return in.read(bytes, offset, length);
  }

  private static void requireWanted() throws InterruptedIOException {
    TaskContext task = TaskContext.get();
    if (task != null && task.isInterrupted()) {
      throw new InterruptedIOException("The task was cancelled");
    }
  }
}
