/**
 * What trade figures refer to: economies and their dated groups, commodities and their
 * classifications, periods; and the exceptions thrown when a text is none of them.
 *
 * <p>Start with {@link org.tradefigures.reference.Economy}, {@link
 * org.tradefigures.reference.Commodity} and {@link org.tradefigures.reference.Period}. All of them
 * are read strictly against the bundled lists: a typo never becomes a new code. Figures, amounts
 * and exchange rates don't belong here, nor does the reading of trade files.
 */
@NullMarked
package org.tradefigures.reference;

import org.jspecify.annotations.NullMarked;
