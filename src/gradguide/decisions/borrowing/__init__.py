"""What federal loans for a bill would mean, from disbursement to the last payment."""
