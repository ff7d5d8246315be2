"""moto's server with answers of our own for the calls that moto lacks or answers wrongly."""
