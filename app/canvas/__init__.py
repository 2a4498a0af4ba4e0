"""The map on screen: a graphics scene of drawn groups, and the hand that works on it."""
