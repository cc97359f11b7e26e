/**
 * Helpers that are nobody's business: messages and resources.
 *
 * <p>Nothing in here is public API; nothing about trade belongs here.
 */
@NullMarked
package org.tradefigures.internal;

import org.jspecify.annotations.NullMarked;
