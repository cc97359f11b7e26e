package org.tradefigures.store.spark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.spark.TaskContext;

/** Bytes that end when the task that reads them is cancelled. */
final class TaskStream extends FilterInputStream {

  TaskStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    requireWanted();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    requireWanted();
    return super.read(bytes, offset, length);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static void requireWanted() throws InterruptedIOException {
    TaskContext task = TaskContext.get();
    if (task != null && task.isInterrupted()) {
      throw new InterruptedIOException("The task was cancelled");
    }
  }
}
