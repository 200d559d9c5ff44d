"""What `beffroi check` looks at, one file a subject. Each yields findings, the good ones too."""
