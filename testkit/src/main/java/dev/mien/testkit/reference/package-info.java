/**
 * Feature extractors written anew, slowly and plainly after their papers, for the fast ones to be held against.
 */
@NullMarked
package dev.mien.testkit.reference;

import org.jspecify.annotations.NullMarked;
