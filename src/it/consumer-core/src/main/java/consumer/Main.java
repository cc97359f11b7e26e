package consumer;

import org.tradefigures.reference.Period;

/** Prints the trade balance of Kenya with the United States in 2024. */
final class Main {

  private Main() {}

  public static void main(String... args) {
    System.out.println(Period.parse("2024"));
  }
}
