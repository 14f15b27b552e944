"""What happens in which order: here the engines are brought together."""
