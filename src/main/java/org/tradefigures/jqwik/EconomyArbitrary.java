package org.tradefigures.jqwik;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyKind;
import org.tradefigures.reference.Period;

/**
 * Economies of the bundled list: those of today, former ones, special areas and aggregates. They
 * shrink to {@code KEN}, unless told otherwise.
 */
public final class EconomyArbitrary extends ArbitraryDecorator<Economy> {

  private static final Set<Economy> FAMILIAR =
      Set.of(Economy.WORLD, Economy.of("KEN"), Economy.of("USA"), Economy.of("UGA"));

  private Predicate<Economy> condition = economy -> true;
  private Economy simplest = Economy.of("KEN");

  EconomyArbitrary() {}

  /**
   * Only economies of some kinds.
   *
   * @param kinds the kinds, such as {@link EconomyKind#ECONOMY} for those that trade today
   * @return the arbitrary
   */
  public EconomyArbitrary ofKind(EconomyKind... kinds) {
    Set<EconomyKind> wanted = Set.of(kinds);
    return where(economy -> wanted.contains(economy.kind()));
  }

  /**
   * Only economies of which there can be figures for a period.
   *
   * @param period the period
   * @return the arbitrary
   */
  public EconomyArbitrary existingIn(Period period) {
    return where(economy -> economy.existedIn(period));
  }

  /**
   * The same economies, with another one to shrink to.
   *
   * @param code the code of the simplest economy
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if there is no such economy
   */
  public EconomyArbitrary shrinkTowards(String code) {
    EconomyArbitrary copy = typedClone();
    copy.simplest = Economy.of(code);
    return copy;
  }

  @Override
  protected Arbitrary<Economy> arbitrary() {
    Choices<Economy> choices = new Choices<>();
    Economy.all().stream()
        .filter(condition)
        .sorted(Comparator.comparingInt(this::complexity))
        .forEach(economy -> choices.add(weight(economy), List.of(economy)));
    return choices.arbitrary("economy");
  }

  private EconomyArbitrary where(Predicate<Economy> further) {
    EconomyArbitrary copy = typedClone();
    copy.condition = condition.and(further);
    return copy;
  }

  private int complexity(Economy economy) {
    return economy.equals(simplest) ? 0 : FAMILIAR.contains(economy) ? 1 : 2;
  }

  private static int weight(Economy economy) {
    if (FAMILIAR.contains(economy)) {
      return 20;
    }
    return economy.kind() == EconomyKind.ECONOMY ? 1 : 2;
  }
}
