package org.tradefigures.source;

import java.util.Arrays;
import java.util.Random;

/** What happens to files: bytes are cut off, overwritten, doubled and lost. */
final class Damage {

  private Damage() {}

  /** Damages bytes so often, or until there are none. */
  static byte[] times(int damages, byte[] bytes, Random random) {
    byte[] damaged = bytes;
    for (int i = 0; i < damages && damaged.length > 0; i++) {
      damaged = once(damaged, random);
    }
    return damaged;
  }

  static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    byte[] copy = bytes.clone();
    switch (random.nextInt(5)) {
      case 0 -> copy = Arrays.copyOf(copy, at);
      case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> copy[at] = (byte) "\",;\n\r\0x9".charAt(random.nextInt(8));
      case 3 -> {
        int length = Math.min(bytes.length - at, 40);
        copy = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, copy, bytes.length, length);
      }
      default -> {
        int length = Math.min(bytes.length - at, 1 + random.nextInt(20));
        copy = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, copy, 0, at);
        System.arraycopy(bytes, at + length, copy, at, bytes.length - at - length);
      }
    }
    return copy;
  }
}
