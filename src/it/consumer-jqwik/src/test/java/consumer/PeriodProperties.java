package consumer;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tradefigures.reference.Period;

class PeriodProperties {

  @Property
  boolean parseIsTheInverseOfToString(@ForAll @IntRange(min = 1900, max = 2100) int year) {
    Period period = Period.parse(Integer.toString(year));
    return Period.parse(period.toString()).equals(period);
  }
}
