/**
 * Agreements between economies: who takes part, what happened when, what holds on a day and what
 * was known of it, and the money that was promised. The entry point is {@link
 * org.tradefigures.agreement.Agreement}.
 *
 * <p>What does not belong here: the JSON form ({@code json}), and the bundled agreements ({@code
 * source}).
 */
@NullMarked
package org.tradefigures.agreement;

import org.jspecify.annotations.NullMarked;
